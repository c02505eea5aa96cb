package com.resultity.mesh.registry.change;

import com.resultity.mesh.registry.command.AppliedDocument;
import com.resultity.mesh.registry.command.Refusal;
import com.resultity.mesh.registry.command.RefusedException;
import com.resultity.mesh.registry.definition.Attestation;
import com.resultity.mesh.registry.definition.Authorship;
import com.resultity.mesh.registry.definition.Grant;
import com.resultity.mesh.registry.definition.GrantId;
import com.resultity.mesh.registry.definition.Kind;
import com.resultity.mesh.registry.definition.Revision;
import com.resultity.mesh.registry.definition.Subcloud;
import com.resultity.mesh.registry.definition.SubcloudState;
import com.resultity.mesh.registry.definition.Versioned;
import com.resultity.mesh.registry.lifecycle.Gates;
import com.resultity.mesh.registry.lifecycle.Lifecycle;
import com.resultity.mesh.registry.lifecycle.SubcloudMove;
import com.resultity.mesh.registry.manifest.Manifest.SubcloudManifest;
import com.resultity.mesh.registry.state.Fact;
import com.resultity.mesh.registry.state.RegistryView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The Subclouds of a draft, with their grants and their history. */
final class SubcloudDraft {

    private final RegistryView view;
    private final Gates gates;
    private final Authorship by;
    private final Versions versions;
    /** Those of the view until one changes: most drafts change none. */
    private SortedMap<String, Versioned<Subcloud>> subclouds;

    private boolean ownCopy;
    private final Map<String, List<Grant>> grants = new HashMap<>();
    private final SortedSet<String> changed = new TreeSet<>();
    private final List<Fact> subcloudFacts = new ArrayList<>();
    private final List<Fact> revisionFacts = new ArrayList<>();
    private final List<Fact> grantFacts = new ArrayList<>();

    SubcloudDraft(RegistryView view, Gates gates, Authorship by, Versions versions) {
        this.view = view;
        this.gates = gates;
        this.by = by;
        this.versions = versions;
        this.subclouds = view.subclouds();
    }

    /** The one of an id, as the draft has it. */
    Optional<Subcloud> get(String id) {
        return Optional.ofNullable(subclouds.get(id)).map(Versioned::value);
    }

    /** All of them, by id. */
    SortedMap<String, Versioned<Subcloud>> all() {
        return subclouds;
    }

    /** Ids of those that are not as they were. */
    SortedSet<String> changed() {
        return changed;
    }

    /** Declares what one is. A draft is submitted by declaring it as what is none. */
    AppliedDocument declare(SubcloudManifest manifest) {
        String id = manifest.id();
        Versioned<Subcloud> present = subclouds.get(id);
        SubcloudState state = stateOf(manifest, present);
        boolean same = present != null
                && present.value().definition().equals(manifest.definition())
                && present.value().state() == state
                && grantsOf(id).equals(manifest.grants());
        if (same) {
            return new AppliedDocument(SubcloudManifest.KIND, id, present.version(), AppliedDocument.Change.UNCHANGED);
        }
        List<Attestation> attestations =
                present == null ? List.of() : present.value().attestations();
        grant(id, manifest.grants());
        return put(new Subcloud(manifest.definition(), state, attestations, by));
    }

    private SubcloudState stateOf(SubcloudManifest manifest, Versioned<Subcloud> present) {
        if (present == null) {
            return manifest.draft()
                    ? SubcloudState.DRAFT
                    : Lifecycle.gated(SubcloudState.ACTIVE, gates.metBy(List.of(), versions.now()));
        }
        Subcloud subcloud = present.value();
        return subcloud.state() == SubcloudState.DRAFT && !manifest.draft()
                ? gated(SubcloudState.ACTIVE, subcloud.attestations())
                : subcloud.state();
    }

    /** Removes one with its grants; empty where there is none. */
    Optional<AppliedDocument> remove(String id) {
        if (get(id).filter(it -> !Lifecycle.isRemovable(it.state())).isPresent()) {
            throw new RefusedException(new Refusal.Conflict(
                    "the Subcloud is retired, which is for good: it is not removed, so that its id is not used again"));
        }
        Versioned<Subcloud> removed = toChange().remove(id);
        if (removed == null) {
            return Optional.empty();
        }
        changed.add(id);
        subcloudFacts.add(new Fact.SubcloudGone(id));
        revisionFacts.add(new Fact.RevisionIs(
                new Revision(id, removed.version() + 1, Optional.empty(), List.of(), by, versions.now())));
        grant(id, List.of());
        return Optional.of(
                new AppliedDocument(SubcloudManifest.KIND, id, removed.version(), AppliedDocument.Change.REMOVED));
    }

    /** Moves one to another state. */
    AppliedDocument move(String id, SubcloudMove move) {
        Subcloud present = demand(id);
        SubcloudState after = Lifecycle.after(present.state(), move)
                .orElseThrow(() -> new RefusedException(new Refusal.Conflict("the Subcloud is " + present.state()
                        + ", where " + move + " is not possible: possible are " + Lifecycle.movesIn(present.state()))));
        return put(
                new Subcloud(present.definition(), gated(after, present.attestations()), present.attestations(), by));
    }

    /** Takes a gate's attestation, in the place of an earlier one of the gate. */
    AppliedDocument attest(Attestation attestation) {
        Subcloud present = demandInUse(attestation.subcloudId());
        gates.faultOf(attestation, versions.now()).ifPresent(fault -> {
            throw new RefusedException(new Refusal.Forbidden(fault));
        });
        if (present.attestations().contains(attestation)) {
            return new AppliedDocument(
                    SubcloudManifest.KIND,
                    present.id(),
                    subclouds.get(present.id()).version(),
                    AppliedDocument.Change.UNCHANGED);
        }
        List<Attestation> attestations = Stream.concat(
                        present.attestations().stream().filter(it -> it.gate() != attestation.gate()),
                        Stream.of(attestation))
                .sorted(Comparator.comparing(Attestation::gate))
                .toList();
        return put(new Subcloud(present.definition(), gated(present.state(), attestations), attestations, by));
    }

    /** Has all of them follow their gates. */
    void followGates() {
        for (Versioned<Subcloud> versioned : List.copyOf(subclouds.values())) {
            Subcloud subcloud = versioned.value();
            SubcloudState state = gated(subcloud.state(), subcloud.attestations());
            if (state != subcloud.state()) {
                put(new Subcloud(subcloud.definition(), state, subcloud.attestations(), by));
            }
        }
    }

    /** What must be written. */
    List<Fact> facts() {
        return Stream.of(subcloudFacts, revisionFacts, grantFacts)
                .flatMap(List::stream)
                .toList();
    }

    private SortedMap<String, Versioned<Subcloud>> toChange() {
        if (!ownCopy) {
            subclouds = new TreeMap<>(subclouds);
            ownCopy = true;
        }
        return subclouds;
    }

    /**
     * One that may still be changed.
     *
     * @throws RefusedException if there is none, or it has ended for good
     */
    Subcloud demandInUse(String id) {
        Subcloud present = demand(id);
        if (present.state() == SubcloudState.RETIRED) {
            throw new RefusedException(
                    new Refusal.Conflict("the Subcloud is retired, which is for good: nothing of it is changed"));
        }
        return present;
    }

    private Subcloud demand(String id) {
        return get(id).orElseThrow(() -> CommandSteps.missing(Kind.SUBCLOUD));
    }

    private SubcloudState gated(SubcloudState state, List<Attestation> attestations) {
        return Lifecycle.gated(state, gates.metBy(attestations, versions.now()));
    }

    private AppliedDocument put(Subcloud subcloud) {
        String id = subcloud.id();
        Versioned<Subcloud> present = subclouds.get(id);
        Versioned<Subcloud> declared = versions.successor(present, subcloud);
        toChange().put(id, declared);
        changed.add(id);
        subcloudFacts.add(new Fact.SubcloudIs(declared));
        revisionFacts.add(new Fact.RevisionIs(new Revision(
                id, declared.version(), Optional.of(subcloud), grantsOf(id), subcloud.authorship(), versions.now())));
        return new AppliedDocument(
                SubcloudManifest.KIND,
                id,
                declared.version(),
                present == null ? AppliedDocument.Change.CREATED : AppliedDocument.Change.CHANGED);
    }

    private List<Grant> grantsOf(String id) {
        List<Grant> drafted = grants.get(id);
        return drafted == null
                ? view.grantsOf(id).values().stream().map(Versioned::value).toList()
                : drafted;
    }

    private void grant(String subcloudId, List<Grant> listed) {
        Map<GrantId, Versioned<Grant>> present = view.grantsOf(subcloudId);
        Set<GrantId> ids = listed.stream().map(Grant::id).collect(Collectors.toSet());
        for (GrantId id : present.keySet()) {
            if (!ids.contains(id)) {
                grantFacts.add(new Fact.GrantGone(id));
            }
        }
        for (Grant grant : listed) {
            Versioned<Grant> before = present.get(grant.id());
            if (before == null || !before.value().equals(grant)) {
                grantFacts.add(new Fact.GrantIs(versions.successor(before, grant)));
            }
        }
        grants.put(subcloudId, listed);
    }
}
