package com.resultity.mesh.router.decide.ladder;

/**
 * How much room there is for a job.
 *
 * @param free nodes that would do and have a free slot
 * @param nodes nodes that would do
 */
public record Room(int free, int nodes) {

    static final Room NONE = new Room(0, 0);

    public Room plus(Room other) {
        return new Room(free + other.free, nodes + other.nodes);
    }

    /**
     * The share of its jobs that are kept, 0 to 1.
     *
     * @param overprovisioning by how much more is there than its jobs need
     */
    public double kept(double overprovisioning) {
        return nodes == 0 ? 0 : Math.min(1, overprovisioning * free / nodes);
    }
}
