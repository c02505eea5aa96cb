package com.resultity.mesh.registry.manifest;

import static com.resultity.mesh.registry.manifest.TextForms.ID;
import static com.resultity.mesh.registry.manifest.TextForms.SWITCH;

import com.resultity.mesh.registry.definition.GrantSubject;
import com.resultity.mesh.registry.definition.IsolationHandling;
import com.resultity.mesh.registry.definition.Objectives;
import com.resultity.mesh.registry.definition.Participation;
import com.resultity.mesh.registry.definition.SubcloudDefinition;
import com.resultity.mesh.registry.manifest.Manifest.SubcloudManifest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedSet;

/** The form of a Subcloud's manifest. */
final class SubcloudForm {

    static final Vocabulary VOCABULARY = vocabulary();

    private static final ScalarForm<Participation> PARTICIPATION =
            TextForms.oneOf(Participation.values(), Participation::manifestName);
    private static final ScalarForm<IsolationHandling> ON_ISOLATE =
            TextForms.oneOf(IsolationHandling.values(), IsolationHandling::manifestName);
    private static final ScalarForm<Integer> VOTES = QuantityForms.number(0, 1_000);
    private static final ScalarForm<Long> LATENCY = QuantityForms.duration(Duration.ofMillis(1), Duration.ofHours(1));
    private static final ScalarForm<Long> WINDOW = QuantityForms.duration(Duration.ofSeconds(1), Duration.ofHours(24));
    private static final long USUAL_WINDOW = Duration.ofSeconds(60).toMillis();

    private SubcloudForm() {}

    private static Vocabulary vocabulary() {
        Map<String, List<String>> sections = new HashMap<>();
        sections.put("", ManifestReader.TOP_FIELDS);
        sections.put("metadata", List.of("id", "displayName", "owner"));
        sections.put(
                "spec",
                List.of(
                        "participation",
                        "autoJoin",
                        "isolate",
                        "criteria",
                        "members",
                        "access",
                        "routing",
                        "objectives",
                        "onIsolate",
                        "community",
                        "draft",
                        "rewards",
                        "branding"));
        sections.put("spec.criteria", CriteriaForm.FIELDS);
        sections.put("spec.members", List.of("invitedNodes", "invitedOperators", "approvedOperators"));
        sections.put("spec.access", AccessForm.FIELDS);
        for (GrantSubject subject : GrantSubject.values()) {
            String entry = "spec.access." + subject.manifestList() + "[]";
            sections.put(entry, AccessForm.ENTRY_FIELDS);
            sections.put(entry + ".quota", QuotaForm.FIELDS);
        }
        sections.put("spec.routing", RoutingForm.FIELDS);
        sections.put("spec.routing.quota", QuotaForm.FIELDS);
        sections.put("spec.community", List.of("votesToJoin"));
        sections.put("spec.objectives", List.of("availability", "latencyP95", "window"));
        sections.put("spec.rewards", List.of("multiplier"));
        sections.put("spec.branding", BrandingForm.FIELDS);
        sections.put("spec.branding.colours", BrandingForm.COLOUR_FIELDS);
        sections.put("spec.branding.links[]", BrandingForm.LINK_FIELDS);
        return new Vocabulary(Map.copyOf(sections));
    }

    /** Reads a document; empty where it has mistakes. */
    static Optional<Manifest> read(Section document, Mistakes mistakes) {
        Section metadata = document.section("metadata");
        Section spec = document.section("spec");
        Section members = spec.optionalSection("members");
        var id = metadata.required("id", ID, "eu-gdpr");
        var displayName = metadata.optional("displayName", TextForms.DISPLAY_NAME);
        var owner = metadata.required("owner", TextForms.OWNER, "org/example");
        var participation = spec.required("participation", PARTICIPATION, "open");
        var autoJoin = spec.optional("autoJoin", SWITCH).orElse(false);
        var isolate = spec.optional("isolate", SWITCH).orElse(false);
        var criteria = CriteriaForm.read(spec.optionalSection("criteria"), mistakes);
        var invitedNodes = members.names("invitedNodes", ID, CriteriaForm.MOST_LISTED);
        var invitedOperators = members.names("invitedOperators", ID, CriteriaForm.MOST_LISTED);
        var approvedOperators = members.names("approvedOperators", ID, CriteriaForm.MOST_LISTED);
        var access = AccessForm.read(spec.section("access"), mistakes);
        var routing = RoutingForm.read(spec.optionalSection("routing"), mistakes);
        var objectives = objectives(spec, mistakes);
        var onIsolate = spec.optional("onIsolate", ON_ISOLATE).orElse(IsolationHandling.FINISH);
        var votesToJoin =
                spec.optionalSection("community").optional("votesToJoin", VOTES).orElse(0);
        var draft = spec.optional("draft", SWITCH).orElse(false);
        var multiplier = spec.optionalSection("rewards")
                .optional("multiplier", QuantityForms.MULTIPLIER)
                .orElse(SubcloudDefinition.USUAL_REWARD_MULTIPLIER);
        var branding = BrandingForm.read(spec);

        if (participation.isPresent()) {
            refuseUnless(participation.get(), Participation.OPEN, autoJoin, "spec.autoJoin", mistakes);
            refuseList(participation.get(), Participation.PRIVATE, invitedNodes, "invitedNodes", mistakes);
            refuseList(participation.get(), Participation.PRIVATE, invitedOperators, "invitedOperators", mistakes);
            refuseList(participation.get(), Participation.SEMI_OPEN, approvedOperators, "approvedOperators", mistakes);
            refuseUnless(
                    participation.get(),
                    Participation.SEMI_OPEN,
                    votesToJoin > 0,
                    "spec.community.votesToJoin",
                    mistakes);
        }
        if (!mistakes.none()) {
            return Optional.empty();
        }
        SubcloudDefinition definition = new SubcloudDefinition(
                id.orElseThrow(),
                displayName.orElse(id.orElseThrow()),
                owner.orElseThrow(),
                participation.orElseThrow(),
                autoJoin,
                isolate,
                criteria,
                invitedNodes,
                invitedOperators,
                approvedOperators,
                access.policy().orElseThrow(),
                routing,
                objectives,
                onIsolate,
                votesToJoin,
                multiplier,
                branding);
        return Optional.of(new SubcloudManifest(definition, access.grantsOf(definition.id()), draft));
    }

    private static Optional<Objectives> objectives(Section spec, Mistakes mistakes) {
        if (!spec.has("objectives")) {
            return Optional.empty();
        }
        Section section = spec.section("objectives");
        var availability = section.optional("availability", QuantityForms.PERCENTAGE);
        var latency = section.optional("latencyP95", LATENCY);
        var window = section.optional("window", WINDOW);
        if (!section.has("availability") && !section.has("latencyP95")) {
            mistakes.addTo(
                    "spec.objectives",
                    "promises nothing",
                    "add availability, such as 99.5%, or latencyP95, such as 8s, or remove the section");
        }
        return Optional.of(new Objectives(
                availability.map(OptionalInt::of).orElseGet(OptionalInt::empty),
                latency.map(OptionalLong::of).orElseGet(OptionalLong::empty),
                window.orElse(USUAL_WINDOW)));
    }

    private static void refuseList(
            Participation present, Participation needed, SortedSet<String> listed, String name, Mistakes mistakes) {
        refuseUnless(present, needed, !listed.isEmpty(), "spec.members." + name, mistakes);
    }

    /** What would have no effect is refused: whoever wrote it expects one. */
    private static void refuseUnless(
            Participation present, Participation needed, boolean used, String field, Mistakes mistakes) {
        if (used && present != needed) {
            mistakes.addTo(
                    field,
                    "has no effect where participation is " + present.manifestName(),
                    "remove it, or write participation: " + needed.manifestName());
        }
    }
}
