package com.resultity.mesh.sla.judge;

import com.resultity.mesh.sla.measure.LatencyPercentiles;
import com.resultity.mesh.sla.measure.ServiceFigures;
import java.util.OptionalLong;

/** The objectives that alerts watch. */
public enum Objective {
    /** Least share of ended attempts that were served, in parts per million. */
    AVAILABILITY {
        @Override
        OptionalLong promisedBy(Promise promise) {
            return promise.availability().isPresent()
                    ? OptionalLong.of(promise.availability().getAsInt())
                    : OptionalLong.empty();
        }

        @Override
        OptionalLong observedIn(ServiceFigures figures) {
            return figures.availability().isPresent()
                    ? OptionalLong.of(figures.availability().getAsInt())
                    : OptionalLong.empty();
        }

        @Override
        long restsOn(ServiceFigures figures) {
            return figures.ended();
        }

        @Override
        boolean isKept(long promised, long observed) {
            return observed >= promised;
        }
    },

    /** Most that the 95th percentile of the latency of served attempts may be, in milliseconds. */
    LATENCY_P95 {
        @Override
        OptionalLong promisedBy(Promise promise) {
            return promise.latencyP95();
        }

        @Override
        OptionalLong observedIn(ServiceFigures figures) {
            return figures.latency()
                    .map(LatencyPercentiles::p95)
                    .map(OptionalLong::of)
                    .orElse(OptionalLong.empty());
        }

        @Override
        long restsOn(ServiceFigures figures) {
            return figures.served();
        }

        @Override
        boolean isKept(long promised, long observed) {
            return observed <= promised;
        }
    };

    /** What a Subcloud promises of this, if anything. */
    abstract OptionalLong promisedBy(Promise promise);

    /** What was measured of this, if anything was. */
    abstract OptionalLong observedIn(ServiceFigures figures);

    /** How many attempts the measurement rests on. */
    abstract long restsOn(ServiceFigures figures);

    /** Whether what was measured keeps what was promised. */
    abstract boolean isKept(long promised, long observed);
}
