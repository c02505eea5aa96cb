package com.resultity.mesh.registry.change;

import com.resultity.mesh.registry.definition.Membership;
import com.resultity.mesh.registry.definition.Membership.State;
import com.resultity.mesh.registry.definition.NodeMemberships;
import com.resultity.mesh.registry.definition.Participation;
import com.resultity.mesh.registry.definition.ServiceFloors;
import com.resultity.mesh.registry.definition.ServiceRecord;
import com.resultity.mesh.registry.definition.Subcloud;
import com.resultity.mesh.registry.definition.SubcloudDefinition;
import com.resultity.mesh.registry.definition.Versioned;
import com.resultity.mesh.registry.state.Fact;
import com.resultity.mesh.registry.state.RegistryView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What counts of that which is measured of nodes. Figures that fall below a floor count at once. Of a node that was suspended
 * for its figures the worst of the last five minutes counts ({@link Probation}); one of which nothing is measured is good.
 *
 * <p>Only what members were suspended for is kept over the registrar's lives.
 */
final class ServiceWatch {

    private final RegistryView view;
    private final SortedMap<String, Probation> onProbation = new TreeMap<>();

    /** What is kept over the registrar's lives, and what of it is to be written. */
    private final Map<String, ServiceRecord> kept = new HashMap<>();

    private final Map<String, ServiceRecord> toKeep = new TreeMap<>();

    ServiceWatch(RegistryView view) {
        this.view = view;
    }

    /** Takes over what counted against a node in an earlier life. */
    void restore(String nodeId, ServiceRecord counts) {
        onProbation.put(nodeId, new Probation(counts));
        kept.put(nodeId, counts);
        count(nodeId, counts);
    }

    /** Begins a life: until figures tell otherwise, all that was taken over is good from now on. */
    void begin(long now) {
        onProbation.values().forEach(probation -> probation.measured(ServiceRecord.NONE, now));
    }

    /**
     * Takes what was measured.
     *
     * @param measured figures of nodes; {@link ServiceRecord#NONE}: none any more
     * @param now milliseconds since 1970-01-01T00:00:00Z
     * @return nodes that must be judged again
     */
    List<String> take(Map<String, ServiceRecord> measured, long now) {
        List<Subcloud> joinedUnasked = joinedUnasked();
        List<String> crossing = new ArrayList<>();
        measured.forEach((nodeId, figures) -> {
            Probation probation = onProbation.get(nodeId);
            if (probation != null) {
                probation.measured(figures, now);
            } else if (recount(nodeId, figures, floorsOf(nodeId, joinedUnasked))) {
                crossing.add(nodeId);
            }
        });
        for (String nodeId : List.copyOf(onProbation.keySet())) {
            List<ServiceFloors> floors = floorsOf(nodeId, joinedUnasked);
            ServiceRecord worst = onProbation.get(nodeId).worst(now);
            if (recount(nodeId, worst, floors)) {
                crossing.add(nodeId);
                keep(nodeId, worst);
            }
            if (floors.stream().allMatch(floor -> floor.admit(worst))) {
                count(nodeId, forget(nodeId).latest());
            }
        }
        return crossing;
    }

    /** Has other figures count; returns whether they are on the other side of a floor. */
    private boolean recount(String nodeId, ServiceRecord figures, List<ServiceFloors> floors) {
        ServiceRecord before = view.serviceOf(nodeId);
        count(nodeId, figures);
        return floors.stream().anyMatch(floor -> floor.admit(before) != floor.admit(figures));
    }

    private void keep(String nodeId, ServiceRecord counts) {
        if (!counts.equals(kept.put(nodeId, counts))) {
            toKeep.put(nodeId, counts);
        }
    }

    private Probation forget(String nodeId) {
        kept.remove(nodeId);
        toKeep.put(nodeId, ServiceRecord.NONE);
        return onProbation.remove(nodeId);
    }

    private void count(String nodeId, ServiceRecord figures) {
        view.apply(
                figures.equals(ServiceRecord.NONE)
                        ? new Fact.ServiceGone(nodeId)
                        : new Fact.ServiceIs(nodeId, figures));
    }

    /** Notes what was decided: what a member was suspended for counts from now on. */
    void decided(List<Fact> facts) {
        for (Fact fact : facts) {
            if (fact instanceof Fact.MembershipsAre are) {
                decided(are.memberships().value());
            } else if (fact instanceof Fact.MembershipsGone gone && onProbation.containsKey(gone.nodeId())) {
                count(gone.nodeId(), forget(gone.nodeId()).latest());
            }
        }
    }

    private void decided(NodeMemberships judged) {
        ServiceRecord counts = view.serviceOf(judged.nodeId());
        boolean suspended = judged.memberships().stream()
                .filter(membership -> membership.state() == State.SUSPENDED)
                .flatMap(membership -> floorsOf(membership).stream())
                .anyMatch(floor -> !floor.admit(counts));
        if (suspended) {
            onProbation.computeIfAbsent(judged.nodeId(), unknown -> new Probation(counts));
            keep(judged.nodeId(), counts);
        }
    }

    /**
     * What must be kept over the registrar's lives and was not so when this was asked last, by node;
     * {@link ServiceRecord#NONE} where nothing is to be kept any more.
     */
    Map<String, ServiceRecord> takeToKeep() {
        Map<String, ServiceRecord> taken = Map.copyOf(toKeep);
        toKeep.clear();
        return taken;
    }

    /** The floors of the Subclouds that a node belongs to, or would be joined to if it were good enough. */
    private List<ServiceFloors> floorsOf(String nodeId, List<Subcloud> joinedUnasked) {
        List<ServiceFloors> floors = new ArrayList<>();
        Versioned<NodeMemberships> judged = view.memberships().get(nodeId);
        if (judged != null) {
            judged.value().memberships().stream()
                    .filter(membership -> membership.state().isMember())
                    .forEach(membership -> floorsOf(membership).ifPresent(floors::add));
        }
        boolean joins = Optional.ofNullable(view.nodes().get(nodeId))
                .filter(node -> node.value().autoJoin())
                .isPresent();
        if (joins) {
            joinedUnasked.forEach(
                    subcloud -> floors.add(subcloud.definition().criteria().floors()));
        }
        return floors;
    }

    private Optional<ServiceFloors> floorsOf(Membership membership) {
        return Optional.ofNullable(view.subclouds().get(membership.subcloudId()))
                .map(subcloud -> subcloud.value().definition().criteria().floors());
    }

    private List<Subcloud> joinedUnasked() {
        return view.subclouds().values().stream()
                .map(Versioned::value)
                .filter(ServiceWatch::isJoinedUnasked)
                .toList();
    }

    private static boolean isJoinedUnasked(Subcloud present) {
        SubcloudDefinition subcloud = present.definition();
        return present.state().hasMembers()
                && subcloud.autoJoin()
                && subcloud.participation() == Participation.OPEN
                && !subcloud.criteria().floors().equals(ServiceFloors.NONE);
    }
}
