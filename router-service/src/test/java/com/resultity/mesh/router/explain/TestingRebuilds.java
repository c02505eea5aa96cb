package com.resultity.mesh.router.explain;

import com.resultity.mesh.router.decide.CellSettings;
import com.resultity.mesh.router.rebuild.Rebuild;
import com.resultity.mesh.router.rebuild.Rebuild.Rebuilt;
import com.resultity.mesh.wire.ValueSerdes;
import java.util.List;

/** Everything that the cells of a partition decided, decided once more from a real log. */
public final class TestingRebuilds {

    private TestingRebuilds() {}

    public static List<Rebuilt> of(String bootstrapServers, ValueSerdes serdes, int partition, CellSettings settings) {
        try (DecisionLog log = new DecisionLog(bootstrapServers, serdes)) {
            return new Rebuild(log.partition(partition).log(), settings).all();
        }
    }
}
