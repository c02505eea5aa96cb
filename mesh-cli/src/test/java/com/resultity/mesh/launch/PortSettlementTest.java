package com.resultity.mesh.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.embedded.StartFailedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class PortSettlementTest {
    @Test
    void shouldChooseDistinctFreePorts() {
        MeshPorts ports = new PortSettlement(new Random(7)).settle(MeshPorts.ANY_FREE.withRouters(3));

        Set<Integer> distinct = ports.instances().stream().map(ports::of).collect(Collectors.toSet());
        assertEquals(MeshProcess.values().length + 2, distinct.size());
        assertTrue(distinct.stream().allMatch(port -> port >= 20_000 && port < 30_000), distinct.toString());
    }

    @Test
    void shouldPassOverPortsThatAreInUse() throws IOException {
        int first = new PortSettlement(new Random(7)).settle(MeshPorts.ANY_FREE).broker();

        try (ServerSocket taken = new ServerSocket(first, 1, InetAddress.getLoopbackAddress())) {
            MeshPorts ports = new PortSettlement(new Random(7)).settle(MeshPorts.ANY_FREE);
            assertTrue(ports.instances().stream().noneMatch(instance -> ports.of(instance) == taken.getLocalPort()));
        }
    }

    @Test
    void shouldSayWhichPortIsInUseAndForWhat() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            MeshPorts wanted = new MeshPorts(0, 0, taken.getLocalPort(), List.of(0), 0, 0);

            StartFailedException error =
                    assertThrows(StartFailedException.class, () -> new PortSettlement(new Random(7)).settle(wanted));

            assertTrue(
                    error.getMessage().startsWith("Port " + taken.getLocalPort() + ", wanted for registry-service,"),
                    error.getMessage());
        }
    }
}
