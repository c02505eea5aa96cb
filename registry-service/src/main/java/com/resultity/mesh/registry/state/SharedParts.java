package com.resultity.mesh.registry.state;

import com.resultity.mesh.registry.definition.Grant;
import com.resultity.mesh.registry.definition.Revision;
import com.resultity.mesh.registry.definition.Subcloud;
import com.resultity.mesh.registry.definition.SubcloudDefinition;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Lets versions of a Subcloud hold the same objects where they are equal: most of a version is as it was in the one before. */
final class SharedParts {

    private SharedParts() {}

    /** The same version, made of the parts of another as far as they are equal. */
    static Revision of(Revision revision, Revision before) {
        return new Revision(
                revision.subcloudId(),
                revision.version(),
                revision.subcloud().map(it -> before.subcloud()
                        .map(earlier -> of(it, earlier))
                        .orElse(it)),
                of(revision.grants(), before.grants()),
                revision.authorship(),
                revision.madeAt());
    }

    private static Subcloud of(Subcloud subcloud, Subcloud before) {
        return new Subcloud(
                of(subcloud.definition(), before.definition()),
                subcloud.state(),
                equal(subcloud.attestations(), before.attestations()),
                subcloud.authorship());
    }

    private static SubcloudDefinition of(SubcloudDefinition definition, SubcloudDefinition before) {
        if (definition.equals(before)) {
            return before;
        }
        return new SubcloudDefinition(
                definition.id(),
                definition.displayName(),
                definition.owner(),
                definition.participation(),
                definition.autoJoin(),
                definition.isolate(),
                equal(definition.criteria(), before.criteria()),
                equal(definition.invitedNodes(), before.invitedNodes()),
                equal(definition.invitedOperators(), before.invitedOperators()),
                equal(definition.approvedOperators(), before.approvedOperators()),
                definition.accessPolicy(),
                definition.routing(),
                definition.objectives(),
                definition.onIsolate(),
                definition.votesToJoin(),
                definition.rewardMultiplierThousandths(),
                equal(definition.branding(), before.branding()));
    }

    private static List<Grant> of(List<Grant> grants, List<Grant> before) {
        if (grants.equals(before)) {
            return before;
        }
        Map<Grant, Grant> known = before.stream()
                .collect(Collectors.toMap(Function.identity(), Function.identity(), (one, again) -> one));
        return grants.stream().map(grant -> known.getOrDefault(grant, grant)).toList();
    }

    private static <T> T equal(T part, T before) {
        return part.equals(before) ? before : part;
    }
}
