package com.resultity.mesh.router.explain;

import com.resultity.mesh.router.decide.CellSettings;
import com.resultity.mesh.router.rebuild.Rebuild;
import com.resultity.mesh.schemas.RoutingDecision;
import com.resultity.mesh.wire.ValueSerdes;
import java.util.ArrayList;
import java.util.List;

/** Everything that the cells of a partition decided, decided once more from a real log. */
public final class TestingRebuilds {

    private TestingRebuilds() {}

    /** In the order in which it was decided, repeats included. */
    public static List<RoutingDecision> of(
            String bootstrapServers, ValueSerdes serdes, String cell, CellSettings settings) {
        List<RoutingDecision> all = new ArrayList<>();
        try (DecisionLog log = new DecisionLog(bootstrapServers, serdes);
                KeptPartition kept = log.partition(cell)) {
            Rebuild.ofAll(kept, settings).all((again, cells) -> all.add(again));
        }
        return all;
    }
}
