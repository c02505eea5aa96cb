package com.resultity.mesh.replay;

import com.resultity.mesh.simulate.RunProgress;

/** Who is told how a replay goes; called by several threads. */
public interface ReplayObserver {

    /** Something worth a line of its own happened. */
    void note(String line);

    /**
     * How far it is; told several times a second.
     *
     * @param planned jobs to be sent in all
     */
    void progress(RunProgress progress, int planned);
}
