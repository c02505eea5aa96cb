package com.resultity.mesh.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LocalPortTest {

    /** So many that the system would hand out some of them twice. */
    private static final int PORTS = 1_000;

    /** Whoever asked first may not listen yet. */
    @Test
    void shouldSettleOnNoFreePortTwice() {
        Set<Integer> settled = new HashSet<>();
        for (int number = 1; number <= PORTS; number++) {
            assertTrue(settled.add(LocalPort.settle(0, "the test")), "number " + number + " was settled on before");
        }
    }

    @Test
    void shouldSettleOnAWantedPortAgainAndAgainWhileItIsFree() {
        int wanted = LocalPort.settle(0, "the test");

        assertEquals(wanted, LocalPort.settle(wanted, "the test"));
        assertEquals(wanted, LocalPort.settle(wanted, "the test"));
    }

    @Test
    void shouldNotSettleOnAPortInUse() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName(LocalPort.HOST))) {
            int port = taken.getLocalPort();

            assertThrows(StartFailedException.class, () -> LocalPort.settle(port, "the test"));
            assertTrue(LocalPort.isListening(port));
        }
    }
}
