package com.resultity.mesh.registry.authority;

import com.resultity.mesh.registry.definition.Party;
import java.util.Set;

/** Those who may see something although it is private. There may be many: so they are asked for, and not listed. */
@FunctionalInterface
public interface Guests {

    /** Whether one of these parties is among them. */
    boolean includeAnyOf(Set<Party> parties);
}
