package com.resultity.mesh.registry.manifest;

import com.resultity.mesh.registry.definition.AccessPolicy;
import com.resultity.mesh.registry.definition.Grant;
import com.resultity.mesh.registry.definition.GrantId;
import com.resultity.mesh.registry.definition.GrantSubject;
import com.resultity.mesh.registry.definition.Quota;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/** The form of who may send jobs to a Subcloud. */
final class AccessForm {

    static final List<String> FIELDS = Stream.concat(
                    Stream.of("policy"), Arrays.stream(GrantSubject.values()).map(GrantSubject::manifestList))
            .toList();

    /** Fields of an entry of a list that says more than an id. */
    static final List<String> ENTRY_FIELDS = List.of("id", "quota", "until");

    private static final ScalarForm<AccessPolicy> POLICY =
            TextForms.oneOf(AccessPolicy.values(), AccessPolicy::manifestName);

    /** In all lists together, because each repeats the Subcloud's id: so a version with all of them fits into one record. */
    private static final int MOST_LISTED = 5_000;

    private AccessForm() {}

    /**
     * Who may send jobs.
     *
     * @param policy the policy; empty where it is mistaken
     * @param entries whom it lets in by name
     */
    record Access(Optional<AccessPolicy> policy, List<Entry> entries) {

        List<Grant> grantsOf(String subcloudId) {
            return entries.stream().map(entry -> entry.grantOf(subcloudId)).toList();
        }
    }

    /** One that is let in. */
    record Entry(GrantSubject subject, String id, Optional<Quota> quota, OptionalLong endsAt) {

        Grant grantOf(String subcloudId) {
            return new Grant(new GrantId(subcloudId, subject, id), quota, endsAt);
        }
    }

    static Access read(Section access, Mistakes mistakes) {
        var policy = access.required("policy", POLICY, "public");
        List<Entry> entries = new ArrayList<>();
        for (GrantSubject subject : GrantSubject.values()) {
            List<Entry> listed = listed(access, subject, mistakes);
            if (!listed.isEmpty()) {
                refuseUnlessWhitelist(policy, subject, mistakes);
            }
            entries.addAll(listed);
        }
        if (entries.size() > MOST_LISTED) {
            mistakes.addTo(
                    access.path(),
                    "lets in more than " + MOST_LISTED + " by name",
                    "let in teams or organisations in the place of their tenants");
        }
        return new Access(policy, entries);
    }

    private static List<Entry> listed(Section access, GrantSubject subject, Mistakes mistakes) {
        ScalarForm<String> form = subject == GrantSubject.TENANT ? TextForms.TENANT : TextForms.GROUP;
        List<Entry> listed = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (ListItem item : access.items(subject.manifestList(), MOST_LISTED)) {
            Optional<Entry> entry = item.fields()
                    .map(fields -> entry(fields, subject, form, mistakes))
                    .orElseGet(() -> item.read(form).map(id -> plain(subject, id)));
            entry.ifPresent(it -> {
                listed.add(it);
                if (!seen.add(it.id())) {
                    item.refuse(TextForms.quoted(it.id()) + " is listed twice", "remove it");
                }
            });
        }
        return listed;
    }

    private static Entry plain(GrantSubject subject, String id) {
        return new Entry(subject, id, Optional.empty(), OptionalLong.empty());
    }

    private static Optional<Entry> entry(
            Section fields, GrantSubject subject, ScalarForm<String> form, Mistakes mistakes) {
        var id = fields.required("id", form, "acme-research");
        var quota = QuotaForm.read(fields, "quota", mistakes);
        var until = fields.optional("until", MomentForms.UNTIL);
        return id.map(
                it -> new Entry(subject, it, quota, until.map(OptionalLong::of).orElseGet(OptionalLong::empty)));
    }

    private static void refuseUnlessWhitelist(Optional<AccessPolicy> policy, GrantSubject subject, Mistakes mistakes) {
        policy.flatMap(AccessForm::whyListsHaveNoEffect)
                .ifPresent(reason -> mistakes.addTo(
                        "spec.access." + subject.manifestList(),
                        reason,
                        "write policy: whitelist to keep the others out, or remove the list"));
    }

    private static Optional<String> whyListsHaveNoEffect(AccessPolicy policy) {
        return switch (policy) {
            case PUBLIC -> Optional.of("has no effect where the policy is public: every tenant has access");
            case TOKEN -> Optional.of("has no effect where the policy is token: whoever holds a token has access");
            case BINDING ->
                Optional.of("has no effect where the policy is binding: the tenants bound to it have access");
            case WHITELIST -> Optional.empty();
        };
    }
}
