package com.resultity.mesh.audit;

import com.resultity.mesh.schemas.PreviousTenancy;
import com.resultity.mesh.schemas.RoutingDecision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A node of a {@link SimulatedMesh}, and its slots in each cell that it was ever in. */
final class SimulatedNode {

    final String id;
    final String country;
    final int trustLevel;
    final int slots;
    final Set<String> subclouds;
    final boolean isolated;
    String cell;
    long bootEpoch;
    long locationVersion;
    boolean alive = true;
    String movingTo;
    long nextLocation;
    private final Map<String, List<Slot>> slotsByCell = new HashMap<>();

    /** One slot: how many tenancies it had, who holds it, and how the tenancy before ended. */
    static final class Slot {
        final int number;
        long tenancies;
        RoutingDecision holder;
        long blockedUntil;
        PreviousTenancy previous;

        private Slot(int number) {
            this.number = number;
        }

        boolean isFree(long now) {
            return holder == null && blockedUntil <= now;
        }
    }

    SimulatedNode(String id, String country, int trustLevel, int slots, Set<String> subclouds, boolean isolated) {
        this.id = id;
        this.country = country;
        this.trustLevel = trustLevel;
        this.slots = slots;
        this.subclouds = subclouds;
        this.isolated = isolated;
    }

    String zone() {
        return cell.substring(0, cell.indexOf('-'));
    }

    /** Its slots in the cell that it is in. */
    List<Slot> slots() {
        return slotsByCell.computeIfAbsent(cell, unknown -> {
            List<Slot> fresh = new ArrayList<>();
            for (int number = 0; number < slots; number++) {
                fresh.add(new Slot(number));
            }
            return fresh;
        });
    }

    Optional<Slot> freeSlot(long now) {
        return slots().stream().filter(slot -> slot.isFree(now)).findFirst();
    }
}
