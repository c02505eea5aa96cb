package com.resultity.mesh.benchmark.growth;

import com.resultity.mesh.benchmark.report.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** All that is measured of growth. */
public final class GrowthMeasurement {

    private final boolean quick;
    private final Consumer<String> progress;

    /**
     * @param quick whether to run just long enough to show that it runs; the figures then say nothing
     * @param progress is told what is measured next
     */
    public GrowthMeasurement(boolean quick, Consumer<String> progress) {
        this.quick = quick;
        this.progress = progress;
    }

    /** Measures; about twelve minutes. */
    public List<Row> run() throws InterruptedException {
        List<Row> rows = new ArrayList<>(new CellsMeasurement(quick, progress).run());
        rows.addAll(new InstancesMeasurement(quick, progress).run());
        rows.addAll(new FleetLoadMeasurement(quick, progress).run());
        return rows;
    }
}
