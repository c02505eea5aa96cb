package com.resultity.mesh.registry.state;

import com.resultity.mesh.registry.definition.ServiceRecord;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What was measured of nodes, on its way to the registrar. Figures come by the thousand and few of them matter, so they are
 * read beside the registrar's line, and of those that came since it looked last it is told the latest of each node. One thread
 * applies facts, another takes what has changed.
 */
public final class MeasuredNodes implements FactFold {

    private final Map<String, ServiceRecord> latest = new ConcurrentHashMap<>();
    private final Set<String> changed = ConcurrentHashMap.newKeySet();

    @Override
    public void apply(Fact fact) {
        if (fact instanceof Fact.ServiceIs is) {
            latest.put(is.nodeId(), is.service());
            changed.add(is.nodeId());
        } else if (fact instanceof Fact.ServiceGone gone) {
            latest.remove(gone.nodeId());
            changed.add(gone.nodeId());
        }
    }

    /** Whoever was told keeps what it knows until it is told something else. */
    @Override
    public void clear() {
        latest.clear();
    }

    /** Has everything told again, to somebody who knows nothing. */
    public void tellAll() {
        changed.addAll(latest.keySet());
    }

    /** What has changed since this was asked last, by node; {@link ServiceRecord#NONE} where nothing is known any more. */
    public Map<String, ServiceRecord> takeChanged() {
        Map<String, ServiceRecord> taken = new TreeMap<>();
        for (String nodeId : changed) {
            // Removed first: what comes in between is told once more.
            changed.remove(nodeId);
            taken.put(nodeId, latest.getOrDefault(nodeId, ServiceRecord.NONE));
        }
        return taken;
    }
}
