package com.resultity.mesh.benchmark.peers;

import com.resultity.mesh.benchmark.world.DrawnJob;

/** Something that picks a node for a job, as well as it can be told what the job asks. */
interface Peer extends AutoCloseable {

    /** Id of the node that is picked; empty if there is none. */
    String choose(DrawnJob job);

    /** Ends what it runs in the background. */
    @Override
    void close();
}
