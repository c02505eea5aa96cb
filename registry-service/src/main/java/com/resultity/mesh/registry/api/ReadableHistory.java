package com.resultity.mesh.registry.api;

import com.resultity.mesh.edge.NotFoundException;
import com.resultity.mesh.registry.authority.Action;
import com.resultity.mesh.registry.authority.Authority;
import com.resultity.mesh.registry.definition.Revision;
import com.resultity.mesh.registry.definition.Subcloud;
import com.resultity.mesh.registry.definition.Versioned;
import com.resultity.mesh.registry.state.RegistryView;
import com.resultity.mesh.registry.state.SubcloudHistory;
import jakarta.inject.Singleton;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The versions of Subclouds that those who ask may read. Who takes the id of a Subcloud that was removed does not get its
 * history: what was before a removal stays with who owned it last.
 */
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
        NavigableMap<Long, Revision> readable = readable(history.of(id), present != null);
        if (readable.isEmpty()) {
            throw Gate.missing(KIND);
        }
        return readable;
    }

    private NavigableMap<Long, Revision> readable(NavigableMap<Long, Revision> all, boolean fromTheLast) {
        Authority authority = gate.authority();
        NavigableMap<Long, Revision> readable = new TreeMap<>();
        boolean reads = fromTheLast;
        Optional<Revision> removal = Optional.empty();
        for (Revision revision : all.descendingMap().values()) {
            if (revision.subcloud().isEmpty()) {
                removal = Optional.of(revision);
                continue;
            }
            if (removal.isPresent()) {
                reads = authority.allows(
                        Action.READ_HISTORY,
                        gate.ownership().ofRemoved(revision.subcloud().get().definition()));
                if (reads) {
                    readable.put(removal.get().version(), removal.get());
                }
                removal = Optional.empty();
            }
            if (reads) {
                readable.put(revision.version(), revision);
            }
        }
        return readable;
    }
}
