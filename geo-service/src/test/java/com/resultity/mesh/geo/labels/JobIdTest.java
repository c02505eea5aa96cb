package com.resultity.mesh.geo.labels;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobIdTest {

    @Test
    void shouldReadTheMomentInsideTheExampleOfTheStandard() {
        String example = "017f22e2-79b0-7cc3-98c4-dc0c0c07398f";

        assertEquals(Optional.of(new JobId(example, 0x017F22E279B0L)), JobId.parse(example));
    }

    @Test
    void shouldRefuseWhatIsNoVersion7InCanonicalForm() {
        assertEquals(Optional.empty(), JobId.parse("017f22e2-79b0-4cc3-98c4-dc0c0c07398f"));
        assertEquals(Optional.empty(), JobId.parse("017f22e2-79b0-7cc3-18c4-dc0c0c07398f"));
        assertEquals(Optional.empty(), JobId.parse("017F22E2-79B0-7CC3-98C4-DC0C0C07398F"));
        assertEquals(Optional.empty(), JobId.parse("017f22e279b07cc398c4dc0c0c07398f"));
        assertEquals(Optional.empty(), JobId.parse("17f22e2-79b0-7cc3-98c4-dc0c0c07398f"));
        assertEquals(Optional.empty(), JobId.parse(""));
    }
}
