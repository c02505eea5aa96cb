package com.resultity.mesh.router.place;

import com.resultity.mesh.schemas.CellSummary;
import com.resultity.mesh.schemas.PlacementPolicy;
import com.resultity.mesh.schemas.router.EndedSlot;
import com.resultity.mesh.schemas.router.KeptNode;
import com.resultity.mesh.schemas.router.PlacedJob;
import com.resultity.mesh.schemas.router.ReadPositions;

/**
 * What the cells of a partition remember, and all that they go on from after a restart.
 *
 * @param jobs jobs by cell/job id
 * @param slots how the slots' last tenancies ended, by cell/node id/number
 * @param nodes nodes by cell/node id
 * @param policies placement policies by their own key
 * @param summaries what the cells said of themselves last: by cell what was heard, by told/cell what was said
 * @param positions how far the inputs were read, in which order of late, and when the last checkpoint was begun
 */
public record PlaceMemory(
        PlaceTable<PlacedJob> jobs,
        PlaceTable<EndedSlot> slots,
        PlaceTable<KeptNode> nodes,
        PlaceTable<PlacementPolicy> policies,
        PlaceTable<CellSummary> summaries,
        PlaceTable<ReadPositions> positions) {

    private static final char SEPARATOR = '/';

    /** A memory that lasts as long as this process, and is empty at first. */
    public static PlaceMemory inMemory() {
        return new PlaceMemory(
                new MapTable<>(),
                new MapTable<>(),
                new MapTable<>(),
                new MapTable<>(),
                new MapTable<>(),
                new MapTable<>());
    }

    static String key(String cell, String id) {
        return cell + SEPARATOR + id;
    }

    static String key(String cell, String nodeId, int slot) {
        return cell + SEPARATOR + nodeId + SEPARATOR + slot;
    }

    /** What a key names before its last part: a cell, or for a slot its node's key. */
    static String parent(String key) {
        return key.substring(0, key.lastIndexOf(SEPARATOR));
    }

    /** The last part of a key: the id of a job or a node, or the number of a slot. None of them holds the separator. */
    static String child(String key) {
        return key.substring(key.lastIndexOf(SEPARATOR) + 1);
    }
}
