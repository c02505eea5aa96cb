package com.resultity.mesh.registry.authority;

import com.resultity.mesh.registry.definition.Revision;
import com.resultity.mesh.registry.definition.Subcloud;
import com.resultity.mesh.registry.definition.Versioned;
import com.resultity.mesh.registry.state.RegistryView;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The versions of a Subcloud that somebody may read. Who takes the id of a Subcloud that was removed does not get its history:
 * what was before a removal stays with who owned it last.
 *
 * @param view what is so now
 * @param authority what who asks may do
 */
public record ReadableVersions(RegistryView view, Authority authority) {

    /**
     * Those of all versions of a Subcloud that may be read, by number.
     *
     * @param id id of the Subcloud
     * @param all all that are known, by number
     */
    public NavigableMap<Long, Revision> of(String id, NavigableMap<Long, Revision> all) {
        Ownership ownership = new Ownership(view);
        Versioned<Subcloud> present = view.subclouds().get(id);
        NavigableMap<Long, Revision> readable = new TreeMap<>();
        boolean reads = present != null && authority.allows(Action.READ_HISTORY, ownership.of(present.value()));
        Optional<Revision> removal = Optional.empty();
        for (Revision revision : all.descendingMap().values()) {
            if (revision.subcloud().isEmpty()) {
                removal = Optional.of(revision);
                continue;
            }
            if (removal.isPresent()) {
                reads = authority.allows(
                        Action.READ_HISTORY,
                        ownership.ofRemoved(revision.subcloud().get().definition()));
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
