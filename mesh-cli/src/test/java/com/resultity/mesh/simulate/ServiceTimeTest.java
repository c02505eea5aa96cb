package com.resultity.mesh.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ServiceTimeTest {

    private static final GpuClass GPU = new GpuClass("test", 80, 1000, 100, 4);
    private static final OpenModel MODEL = new OpenModel("test", "apache-2.0", 10, 10);

    @Test
    void shouldAddPrefillAndDecode() {
        // 2,000 tokens × 2 × 10^10 / (10^14 × 0.4) = 1 s, and 50 tokens × 2 bytes × 10^10 / 10^12 = 1 s.
        assertEquals(2_000, ServiceTime.milliseconds(GPU, MODEL, 2_000, 50, 1));
    }

    @Test
    void shouldShareArithmeticEvenlyAndMemoryNearlyNot() {
        assertEquals(3 * 1_000 + 1_200, ServiceTime.milliseconds(GPU, MODEL, 2_000, 50, 3));
    }

    @Test
    void shouldCountOnlyActiveParametersOfMixtures() {
        OpenModel mixture = new OpenModel("mixture", "apache-2.0", 30, 3);

        assertEquals(600, ServiceTime.milliseconds(GPU, mixture, 2_000, 50, 1));
    }

    @Test
    void shouldFollowTheDataSheet() {
        DataSheet sheet = DataSheet.bundled();

        // 4,808 × 2 × 8×10^9 / (65×10^12 × 0.4) = 2.9588 s, and 10 × 2 × 8×10^9 / (320×10^9) = 0.5 s.
        assertEquals(3_459, ServiceTime.milliseconds(sheet.gpu("T4"), sheet.model("Qwen3-8B"), 4_808, 10, 1));
    }

    @Test
    void shouldStayInBounds() {
        assertEquals(20, ServiceTime.milliseconds(GPU, MODEL, 0, 0, 1));
        assertEquals(60_000, ServiceTime.milliseconds(GPU, MODEL, 1_000_000, 1_000_000, 4));
        assertEquals(60_000, ServiceTime.jittered(60_000, 1));
    }

    @Test
    void shouldJitterByATenthEitherWay() {
        assertEquals(900, ServiceTime.jittered(1_000, 0));
        assertEquals(1_000, ServiceTime.jittered(1_000, 0.5));
        assertEquals(1_100, ServiceTime.jittered(1_000, 1));
    }

    @Test
    void shouldHaveFiguresForEveryGpuClass() {
        for (GpuClass gpu : DataSheet.bundled().gpus()) {
            assertTrue(gpu.teraflops() > 0 && gpu.bandwidthGigabytesPerSecond() > 0, gpu.name());
            assertTrue(gpu.slots() >= 2 && gpu.slots() <= 8, gpu.name());
        }
    }
}
