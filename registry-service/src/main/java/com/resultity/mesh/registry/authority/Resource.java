package com.resultity.mesh.registry.authority;

import com.resultity.mesh.registry.definition.Party;
import java.util.Collection;
import java.util.Set;

/**
 * Something that is owned, as far as that matters to who may do what with it.
 *
 * @param owners in whose name it is managed; without any, only the operator of the network does
 * @param guests those who may see it although it is private
 * @param open whether everybody may see it
 */
public record Resource(Set<Party> owners, Set<Party> guests, boolean open) {

    public Resource {
        owners = Set.copyOf(owners);
        guests = Set.copyOf(guests);
    }

    /** Something that everybody may see. */
    static Resource open(Collection<Party> owners) {
        return new Resource(Set.copyOf(owners), Set.of(), true);
    }

    /** Something that only its owners and guests may see. */
    static Resource closed(Collection<Party> owners, Collection<Party> guests) {
        return new Resource(Set.copyOf(owners), Set.copyOf(guests), false);
    }
}
