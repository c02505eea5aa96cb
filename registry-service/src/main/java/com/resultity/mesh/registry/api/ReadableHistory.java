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
    private final Gate gate;

    ReadableHistory(RegistryView view, SubcloudHistory history, Gate gate) {
        this.view = view;
        this.history = history;
        this.gate = gate;
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
            gate.demand(Action.READ_HISTORY, present, gate.ownership()::of, KIND);
        }
        NavigableMap<Long, Revision> readable = new ReadableVersions(view, gate.authority()).of(id, history.of(id));
        if (readable.isEmpty()) {
            throw Gate.missing(KIND);
        }
        return readable;
    }
}
