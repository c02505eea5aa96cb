package com.resultity.mesh.registry.change;

import com.resultity.mesh.registry.command.AppliedDocument;
import com.resultity.mesh.registry.command.AppliedDocument.Change;
import com.resultity.mesh.registry.definition.Versioned;
import com.resultity.mesh.registry.state.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The changes of a draft to the things of one kind.
 *
 * @param <T> what they are
 */
final class DraftTable<T> {

    private final String kind;
    private final Function<String, Versioned<T>> view;
    private final Function<Versioned<T>, Fact> is;
    private final Function<String, Fact> gone;
    private final Versions versions;
    private final Map<String, Optional<Versioned<T>>> changed = new TreeMap<>();
    private final List<Fact> facts = new ArrayList<>();

    /**
     * @param kind their kind, as manifests spell it
     * @param view what is so now, by id; null where there is none
     * @param is the fact that one is there
     * @param gone the fact that there is none of an id
     * @param versions gives versions
     */
    DraftTable(
            String kind,
            Function<String, Versioned<T>> view,
            Function<Versioned<T>, Fact> is,
            Function<String, Fact> gone,
            Versions versions) {
        this.kind = kind;
        this.view = view;
        this.is = is;
        this.gone = gone;
        this.versions = versions;
    }

    /** The one of an id, as the draft has it. */
    Optional<Versioned<T>> get(String id) {
        Optional<Versioned<T>> drafted = changed.get(id);
        return drafted == null ? Optional.ofNullable(view.apply(id)) : drafted;
    }

    /** Ids of those that the draft declares or removes. */
    Set<String> changed() {
        return changed.keySet();
    }

    /** Declares what one is; changes nothing where it is so already. */
    AppliedDocument declare(String id, T definition) {
        Versioned<T> present = get(id).orElse(null);
        if (present != null && present.value().equals(definition)) {
            return new AppliedDocument(kind, id, present.version(), Change.UNCHANGED);
        }
        Versioned<T> declared = versions.successor(present, definition);
        changed.put(id, Optional.of(declared));
        facts.add(is.apply(declared));
        return new AppliedDocument(kind, id, declared.version(), present == null ? Change.CREATED : Change.CHANGED);
    }

    /** Removes one; empty where there is none. */
    Optional<AppliedDocument> remove(String id) {
        return get(id).map(removed -> {
            changed.put(id, Optional.empty());
            facts.add(gone.apply(id));
            return new AppliedDocument(kind, id, removed.version(), Change.REMOVED);
        });
    }

    /** What must be written. */
    List<Fact> facts() {
        return facts;
    }
}
