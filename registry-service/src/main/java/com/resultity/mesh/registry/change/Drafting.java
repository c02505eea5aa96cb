package com.resultity.mesh.registry.change;

import com.resultity.mesh.registry.command.AppliedDocument;
import com.resultity.mesh.registry.command.RefusedException;
import com.resultity.mesh.registry.definition.Authorship;
import com.resultity.mesh.registry.lifecycle.Gates;
import com.resultity.mesh.registry.manifest.Manifest;
import com.resultity.mesh.registry.state.RegistryView;
import java.util.List;
import java.util.Optional;

/** Makes changes that nobody writes. */
public final class Drafting {

    private static final Authorship NOBODY = new Authorship("nobody", Optional.empty());

    private Drafting() {}

    /**
     * What declaring manifests together would come to, for all nodes.
     *
     * @param view what is so now
     * @param now milliseconds since 1970-01-01T00:00:00Z
     * @param mostMemberships so many may the nodes have whose memberships would change, together
     * @throws RefusedException if they would have more
     */
    public static Drafted of(RegistryView view, Gates gates, List<Manifest> manifests, long now, int mostMemberships) {
        Draft draft = new Draft(view, gates, NOBODY, now, mostMemberships);
        List<AppliedDocument> applied = manifests.stream().map(draft::declare).toList();
        return new Drafted(applied, draft.facts(Integer.MAX_VALUE, all -> true).facts());
    }
}
