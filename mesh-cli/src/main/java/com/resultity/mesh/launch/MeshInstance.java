package com.resultity.mesh.launch;

import java.util.Comparator;

/**
 * One process of a mesh: there may be several of router-service, and there is one of every other kind.
 *
 * @param process its kind
 * @param number 1 for the first of its kind
 */
public record MeshInstance(MeshProcess process, int number) implements Comparable<MeshInstance> {
    private static final Comparator<MeshInstance> ORDER =
            Comparator.comparing(MeshInstance::process).thenComparingInt(MeshInstance::number);

    /** Returns the first of a kind, which is the only one unless it is of router-service. */
    public static MeshInstance first(MeshProcess process) {
        return new MeshInstance(process, 1);
    }

    /** Returns an instance of router-service. */
    public static MeshInstance router(int number) {
        return new MeshInstance(MeshProcess.ROUTER_SERVICE, number);
    }

    /** Returns its name in lists and log files: that of its kind, with its number unless it is the first. */
    public String title() {
        return number == 1 ? process.title() : process.title() + "-" + number;
    }

    /** Returns where it is reached when it listens on one of {@code ports}: host:port, as a URL where it speaks HTTP. */
    public String addressIn(MeshPorts ports) {
        return process.addressAt(ports.of(this));
    }

    /** Orders instances as they depend on each other. */
    @Override
    public int compareTo(MeshInstance other) {
        return ORDER.compare(this, other);
    }
}
