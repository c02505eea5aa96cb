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
public record Resource(Set<Party> owners, Guests guests, boolean open) {

    public Resource {
        owners = Set.copyOf(owners);
    }

    /** Something that everybody may see. */
    static Resource open(Collection<Party> owners) {
        return new Resource(Set.copyOf(owners), parties -> false, true);
    }

    /** Something that only its owners and guests may see. */
    static Resource closed(Collection<Party> owners, Collection<Party> guests) {
        Set<Party> listed = Set.copyOf(guests);
        return closed(owners, parties -> listed.stream().anyMatch(parties::contains));
    }

    /** Something that only its owners and guests may see. */
    static Resource closed(Collection<Party> owners, Guests guests) {
        return new Resource(Set.copyOf(owners), guests, false);
    }
}
