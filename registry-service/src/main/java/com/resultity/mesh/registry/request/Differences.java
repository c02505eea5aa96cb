package com.resultity.mesh.registry.request;

import com.resultity.mesh.registry.definition.Revision;
import com.resultity.mesh.registry.definition.SubcloudDefinition;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/** What differs between two versions of a Subcloud. */
final class Differences {

    private Differences() {}

    /**
     * Names of what differs, as the definition has them, in its order; {@code access} for its grants, {@code state} for where
     * it is in its life.
     */
    static List<String> between(Revision before, Revision after) {
        if (before.subcloud().isEmpty() || after.subcloud().isEmpty()) {
            return before.subcloud().equals(after.subcloud()) ? List.of() : List.of("existence");
        }
        List<String> differing = new ArrayList<>();
        for (RecordComponent component : SubcloudDefinition.class.getRecordComponents()) {
            if (!valueOf(component, before).equals(valueOf(component, after))) {
                differing.add(component.getName());
            }
        }
        if (!before.grants().equals(after.grants())) {
            differing.add("access");
        }
        if (before.subcloud().get().state() != after.subcloud().get().state()) {
            differing.add("state");
        }
        return differing;
    }

    private static Object valueOf(RecordComponent component, Revision revision) {
        try {
            return component
                    .getAccessor()
                    .invoke(revision.subcloud().orElseThrow().definition());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("a record can be read", impossible);
        }
    }
}
