package com.resultity.mesh.registry.api;

import com.resultity.mesh.edge.NotFoundException;
import com.resultity.mesh.registry.authority.Action;
import com.resultity.mesh.registry.authority.ReadableVersions;
import com.resultity.mesh.registry.definition.Revision;
import com.resultity.mesh.registry.definition.Subcloud;
import com.resultity.mesh.registry.definition.Versioned;
import com.resultity.mesh.registry.state.RegistryView;
import com.resultity.mesh.registry.state.SubcloudHistory;
import jakarta.inject.Singleton;
import java.util.NavigableMap;

/** The versions of Subclouds that those who ask may read. */
@Singleton
final class ReadableHistory {

    private static final String KIND = "Subcloud";

    private final RegistryView view;
    private final SubcloudHistory history;
    private final Authorization authorization;

    ReadableHistory(RegistryView view, SubcloudHistory history, Authorization authorization) {
        this.view = view;
        this.history = history;
        this.authorization = authorization;
    }

    /**
     * The versions of a Subcloud, by number; at least one.
     *
     * @throws NotFoundException if there is none that who asks may know of
     * @throws ForbiddenException if who asks may see the Subcloud, but not its history
     */
    NavigableMap<Long, Revision> of(String id) {
        Versioned<Subcloud> present = view.subclouds().get(id);
        if (present != null) {
            authorization.demand(Action.READ_HISTORY, present, authorization.ownership()::of, KIND);
        }
        NavigableMap<Long, Revision> readable =
                new ReadableVersions(view, authorization.authority()).of(id, history.of(id));
        if (readable.isEmpty()) {
            throw Authorization.missing(KIND);
        }
        return readable;
    }
}
