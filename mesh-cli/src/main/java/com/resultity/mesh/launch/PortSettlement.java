package com.resultity.mesh.launch;

import com.resultity.mesh.embedded.LocalPort;
import com.resultity.mesh.embedded.StartFailedException;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Decides which ports a mesh listens on, before any process of it is started. */
final class PortSettlement {
    /** Below the ports that systems give to outgoing connections: one of those could take a port between two starts. */
    private static final int LOWEST_FREE = 20_000;

    private static final int HIGHEST_FREE = 29_999;
    private static final int TRIES = 1_000;

    private final RandomGenerator random;
    private final Set<Integer> taken = new HashSet<>();

    PortSettlement(RandomGenerator random) {
        this.random = random;
    }

    /**
     * Returns the ports wanted, with free ones in the place of zeros.
     *
     * @throws StartFailedException if a wanted port is in use
     */
    MeshPorts settle(MeshPorts wanted) {
        return new MeshPorts(
                settle(wanted, MeshProcess.BROKER),
                settle(wanted, MeshProcess.SCHEMA_REGISTRY),
                settle(wanted, MeshProcess.REGISTRY_SERVICE),
                IntStream.rangeClosed(1, wanted.routerServices().size())
                        .mapToObj(number -> settle(wanted, MeshInstance.router(number)))
                        .toList(),
                settle(wanted, MeshProcess.GEO_SERVICE),
                settle(wanted, MeshProcess.SLA_MONITOR));
    }

    private int settle(MeshPorts wanted, MeshProcess process) {
        return settle(wanted, MeshInstance.first(process));
    }

    private int settle(MeshPorts wanted, MeshInstance instance) {
        int port = wanted.of(instance);
        int settled = port == 0 ? anyFree() : LocalPort.settle(port, instance.title());
        taken.add(settled);
        return settled;
    }

    private int anyFree() {
        for (int i = 0; i < TRIES; i++) {
            int candidate = random.nextInt(LOWEST_FREE, HIGHEST_FREE + 1);
            if (!taken.contains(candidate) && isFree(candidate)) {
                return candidate;
            }
        }
        throw new MeshException("No free port was found from " + LOWEST_FREE + " to " + HIGHEST_FREE + ".");
    }

    private static boolean isFree(int port) {
        try {
            LocalPort.settle(port, "a process of the mesh");
            return true;
        } catch (StartFailedException inUse) {
            return false;
        }
    }
}
