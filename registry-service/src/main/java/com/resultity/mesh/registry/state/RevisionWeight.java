package com.resultity.mesh.registry.state;

import com.resultity.mesh.registry.definition.Branding;
import com.resultity.mesh.registry.definition.Criteria;
import com.resultity.mesh.registry.definition.Grant;
import com.resultity.mesh.registry.definition.Revision;
import com.resultity.mesh.registry.definition.Subcloud;
import com.resultity.mesh.registry.definition.SubcloudDefinition;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/** About what versions take of memory. Close enough to bound it by; a name is taken for one of middle length. */
final class RevisionWeight {

    /** What a grant or a name in a set takes with its text, bytes. */
    private static final long ENTRY = 150;

    private static final long REFERENCE = 4;

    /** What a version takes besides its entries and long texts, bytes. */
    private static final long ALONE = 600;

    private RevisionWeight() {}

    /** What a version takes that shares nothing, bytes. */
    static long of(Revision revision) {
        long reason = revision.authorship().reason().map(String::length).orElse(0);
        return ALONE
                + reason
                + definitionOf(revision).map(RevisionWeight::of).orElse(0L)
                + (REFERENCE + ENTRY) * revision.grants().size();
    }

    /** What a version takes beside the one before it, whose parts it shares as far as they are equal, bytes. */
    static long of(Revision revision, Revision before) {
        return of(revision) - sharedDefinition(revision, before) - sharedGrants(revision, before);
    }

    private static long sharedDefinition(Revision revision, Revision before) {
        Optional<SubcloudDefinition> definition = definitionOf(revision);
        Optional<SubcloudDefinition> earlier = definitionOf(before);
        if (definition.isEmpty() || earlier.isEmpty()) {
            return 0;
        }
        if (definition.equals(earlier)) {
            return of(definition.get());
        }
        List<SortedSet<String>> names = namesIn(definition.get());
        List<SortedSet<String>> namesBefore = namesIn(earlier.get());
        long shared = 0;
        for (int i = 0; i < names.size(); i++) {
            shared += names.get(i).equals(namesBefore.get(i))
                    ? ENTRY * names.get(i).size()
                    : 0;
        }
        return definition.get().branding().equals(earlier.get().branding())
                ? shared + textsIn(definition.get())
                : shared;
    }

    private static long sharedGrants(Revision revision, Revision before) {
        if (revision.grants().equals(before.grants())) {
            return (REFERENCE + ENTRY) * revision.grants().size();
        }
        Set<Grant> known = new HashSet<>(before.grants());
        return ENTRY * revision.grants().stream().filter(known::contains).count();
    }

    private static Optional<SubcloudDefinition> definitionOf(Revision revision) {
        return revision.subcloud().map(Subcloud::definition);
    }

    private static long of(SubcloudDefinition definition) {
        long names = namesIn(definition).stream().mapToLong(Collection::size).sum();
        return ENTRY * names + textsIn(definition);
    }

    /** As it is printed, a branding has few letters that are none of its own. */
    private static long textsIn(SubcloudDefinition definition) {
        return definition.branding().map(Branding::toString).map(String::length).orElse(0);
    }

    /** Every set of names, in an order of its own. */
    private static List<SortedSet<String>> namesIn(SubcloudDefinition definition) {
        Criteria criteria = definition.criteria();
        return List.of(
                definition.invitedNodes(),
                definition.invitedOperators(),
                definition.approvedOperators(),
                criteria.countries(),
                criteria.zones(),
                criteria.gpuClasses(),
                criteria.operators(),
                criteria.requiredModels(),
                criteria.labels(),
                criteria.modelDemands().models(),
                criteria.modelDemands().modalities(),
                criteria.modelDemands().licences());
    }
}
