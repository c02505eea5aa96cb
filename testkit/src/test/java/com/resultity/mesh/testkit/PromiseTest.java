package com.resultity.mesh.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

class PromiseTest {

    @Test
    void shouldFailInWordsThatContinuousIntegrationLooksFor() throws IOException {
        AssertionFailedError failure =
                assertThrows(AssertionFailedError.class, () -> Promise.assertKept(false, () -> "a job was lost"));

        assertEquals(Promise.BROKEN + "a job was lost", failure.getMessage());
        assertTrue(Files.readString(Path.of("..", ".ci", "run")).contains("'" + Promise.BROKEN + "'"));
    }

    @Test
    void shouldNotAskForEvidenceOfWhatWasKept() {
        Promise.assertKept(true, () -> {
            throw new AssertionError("asked for");
        });
    }
}
