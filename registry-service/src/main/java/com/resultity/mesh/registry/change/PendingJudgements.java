package com.resultity.mesh.registry.change;

import com.resultity.mesh.registry.state.Fact;
import java.time.Duration;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Which nodes must be judged again, because something that their memberships rest on has changed. */
public final class PendingJudgements {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition added = lock.newCondition();
    private SortedSet<String> nodeIds = new TreeSet<>();
    private boolean everything = true;

    /**
     * Nodes to judge.
     *
     * @param everything whether all nodes are to be judged
     * @param nodeIds those to be judged otherwise
     */
    record Batch(boolean everything, SortedSet<String> nodeIds) {

        boolean isEmpty() {
            return !everything && nodeIds.isEmpty();
        }
    }

    /** Notes what a fact touches. */
    public void note(Fact fact) {
        if (fact instanceof Fact.SubcloudIs || fact instanceof Fact.SubcloudGone) {
            addEverything();
        } else if (fact instanceof Fact.NodeIs is) {
            add(is.node().value().id());
        } else if (fact instanceof Fact.NodeGone gone) {
            add(gone.nodeId());
        } else if (fact instanceof Fact.LocationIs is) {
            add(is.nodeId());
        } else if (fact instanceof Fact.LocationGone gone) {
            add(gone.nodeId());
        } else if (fact instanceof Fact.MembershipsAre are) {
            add(are.memberships().value().nodeId());
        } else if (fact instanceof Fact.MembershipsGone gone) {
            add(gone.nodeId());
        }
    }

    /** Has all nodes judged. */
    void addEverything() {
        lock.lock();
        try {
            everything = true;
            added.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Takes what is noted, waiting a while if nothing is. */
    Batch take(Duration wait) throws InterruptedException {
        long left = wait.toNanos();
        lock.lockInterruptibly();
        try {
            while (!everything && nodeIds.isEmpty() && left > 0) {
                left = added.awaitNanos(left);
            }
            Batch taken = new Batch(everything, nodeIds);
            everything = false;
            nodeIds = new TreeSet<>();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private void add(String nodeId) {
        lock.lock();
        try {
            nodeIds.add(nodeId);
            added.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
