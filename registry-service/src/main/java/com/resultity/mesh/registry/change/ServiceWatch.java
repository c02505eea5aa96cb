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
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What counts of that which is measured of nodes. Figures that fall below a floor count at once. What a member was suspended
 * for counts until its figures have been good for {@link #PROBATION} on end, so that memberships do not come and go with each
 * figure; a node of which nothing is measured is good.
 *
 * <p>Only what members were suspended for is kept over the registrar's lives.
 */
final class ServiceWatch {

    /** How long figures must be good until a member that was suspended for them is let in again, milliseconds. */
    static final long PROBATION = Duration.ofMinutes(5).toMillis();

    private final RegistryView view;
    private final Map<String, Held> held = new HashMap<>();
    private final Map<String, ServiceRecord> toKeep = new TreeMap<>();

    /**
     * What counts against a node.
     *
     * @param counts the figures that it was suspended for
     * @param latest the present ones
     * @param goodSince since when these are good; empty: they are not
     */
    private record Held(ServiceRecord counts, ServiceRecord latest, OptionalLong goodSince) {

        Held measured(ServiceRecord figures, boolean good, long at) {
            OptionalLong since = goodSince.isPresent() ? goodSince : OptionalLong.of(at);
            return new Held(counts, figures, good ? since : OptionalLong.empty());
        }

        Held onProbationSince(long at) {
            return new Held(counts, latest, OptionalLong.of(at));
        }
    }

    ServiceWatch(RegistryView view) {
        this.view = view;
    }

    /** Takes over what counted against a node in an earlier life. */
    void restore(String nodeId, ServiceRecord counts) {
        held.put(nodeId, new Held(counts, ServiceRecord.NONE, OptionalLong.empty()));
        count(nodeId, counts);
    }

    /** Begins a life: until figures tell otherwise, all that was taken over is good from now on. */
    void begin(long now) {
        held.replaceAll((nodeId, restored) -> restored.onProbationSince(now));
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
            List<ServiceFloors> floors = floorsOf(nodeId, joinedUnasked);
            ServiceRecord before = view.serviceOf(nodeId);
            ServiceRecord after = counted(nodeId, figures, floors, now);
            if (crosses(before, after, floors)) {
                crossing.add(nodeId);
            }
            count(nodeId, after);
        });
        crossing.addAll(endProbations(now));
        return crossing;
    }

    private ServiceRecord counted(String nodeId, ServiceRecord figures, List<ServiceFloors> floors, long now) {
        Held present = held.get(nodeId);
        if (present == null) {
            return figures;
        }
        boolean good = floors.stream().allMatch(floor -> floor.admit(figures));
        held.put(nodeId, present.measured(figures, good, now));
        ServiceRecord worse = present.counts().worse(figures);
        return crosses(present.counts(), worse, floors) ? worse : present.counts();
    }

    private static boolean crosses(ServiceRecord before, ServiceRecord after, List<ServiceFloors> floors) {
        return floors.stream().anyMatch(floor -> floor.admit(before) != floor.admit(after));
    }

    private List<String> endProbations(long now) {
        List<String> ended = held.entrySet().stream()
                .filter(it -> it.getValue().goodSince().isPresent()
                        && it.getValue().goodSince().getAsLong() <= now - PROBATION)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        ended.forEach(nodeId -> count(nodeId, forget(nodeId).latest()));
        return ended;
    }

    private Held forget(String nodeId) {
        toKeep.put(nodeId, ServiceRecord.NONE);
        return held.remove(nodeId);
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
            } else if (fact instanceof Fact.MembershipsGone gone && held.containsKey(gone.nodeId())) {
                count(gone.nodeId(), forget(gone.nodeId()).latest());
            }
        }
    }

    private void decided(NodeMemberships judged) {
        ServiceRecord counts = view.serviceOf(judged.nodeId());
        Held present = held.get(judged.nodeId());
        if (present != null && present.counts().equals(counts)) {
            return;
        }
        boolean suspended = judged.memberships().stream()
                .filter(membership -> membership.state() == State.SUSPENDED)
                .flatMap(membership -> floorsOf(membership).stream())
                .anyMatch(floor -> !floor.admit(counts));
        if (suspended) {
            held.put(
                    judged.nodeId(),
                    new Held(counts, present == null ? counts : present.latest(), OptionalLong.empty()));
            toKeep.put(judged.nodeId(), counts);
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
                .filter(subcloud -> isJoinedUnasked(subcloud.definition()))
                .toList();
    }

    private static boolean isJoinedUnasked(SubcloudDefinition subcloud) {
        return subcloud.autoJoin()
                && subcloud.participation() == Participation.OPEN
                && !subcloud.criteria().floors().equals(ServiceFloors.NONE);
    }
}
