package com.resultity.mesh.registry.change;

import com.resultity.mesh.registry.command.AppliedDocument;
import com.resultity.mesh.registry.command.Command;
import com.resultity.mesh.registry.command.Refusal;
import com.resultity.mesh.registry.command.RefusedException;
import com.resultity.mesh.registry.command.Reply;
import com.resultity.mesh.registry.definition.Authorship;
import com.resultity.mesh.registry.definition.ServiceRecord;
import com.resultity.mesh.registry.lifecycle.Gates;
import com.resultity.mesh.registry.state.Fact;
import com.resultity.mesh.registry.state.FactVersion;
import com.resultity.mesh.registry.state.RegistryView;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The one that decides. Its state is what it was told and what it decided; it knows no log and no clock, so the same
 * commands at the same times lead to the same facts.
 *
 * <p>Not safe for use by several threads.
 */
public final class Registrar {

    /** So many nodes are judged in one step at most, so that commands wait for some milliseconds and no longer. */
    public static final int JUDGED_A_STEP = 50;

    /** So many nodes are judged together with the change that they must be judged for, milliseconds of work. */
    private static final int JUDGED_AT_ONCE = 1_000;

    /**
     * What was sent earlier than this is not done any more: nobody waits for it, and a registrar that lost its place in line as
     * well as its stores meets what it decided long ago. Shorter than replies are kept, which tell of what came later.
     */
    static final long PATIENCE = Duration.ofMinutes(30).toMillis();

    /**
     * By how much the clock of the instance that takes a command may be ahead of the registrar's, milliseconds. What comes from
     * later than that would be forgotten before it is too old to be done again.
     */
    static final long CLOCK_DIFFERENCE = Duration.ofMinutes(5).toMillis();

    private static final Authorship MESH = new Authorship("mesh", Optional.empty());

    private final Gates gates;
    private final int judgedAtOnce;
    private final RegistryView view = new RegistryView();
    private final CommandMemory memory = new CommandMemory();
    private final ServiceWatch services = new ServiceWatch(view);
    private final PendingJudgements pending = new PendingJudgements();

    /**
     * @param gates the gates that the network asks for
     */
    public Registrar(Gates gates) {
        this(gates, JUDGED_AT_ONCE);
    }

    /**
     * @param judgedAtOnce so many nodes are judged together with the change that they must be judged for
     */
    Registrar(Gates gates, int judgedAtOnce) {
        this.gates = gates;
        this.judgedAtOnce = judgedAtOnce;
    }

    /** Takes over a fact of an earlier life. */
    public void restore(Fact fact) {
        if (fact instanceof Fact.ServiceIs is) {
            services.restore(is.nodeId(), is.service());
        } else {
            view.apply(fact);
        }
    }

    /** Takes over what an earlier life remembers. */
    public void restore(Remembered remembered) {
        memory.remember(remembered);
    }

    /** Takes over who owned a Subcloud last that was removed in an earlier life. */
    public void restoreFormerOwner(String subcloudId, String owner) {
        view.noteFormerOwner(subcloudId, owner);
    }

    /** Has versions of new things begin above this one. */
    public void restoreHighestVersion(long version) {
        view.raise(version);
    }

    /**
     * Begins after all that is remembered was taken over: judges everything, which repairs what nobody judged.
     *
     * @param now milliseconds since 1970-01-01T00:00:00Z
     */
    public void begin(long now) {
        services.begin(now);
        pending.addEverything(view);
    }

    /** The highest version of anything that there ever was. */
    public long highestVersion() {
        return view.highestVersion();
    }

    /** What it holds to be true now. */
    public RegistryView view() {
        return view;
    }

    /**
     * Decides a command, and takes over what it leads to.
     *
     * @param now milliseconds since 1970-01-01T00:00:00Z
     */
    public Decision decide(Command command, long now) {
        Optional<Remembered> known = memory.recall(command);
        if (known.isPresent()) {
            return new Decision(List.of(), repeat(known.get(), command, now), Optional.empty());
        }
        if (command.issuedAt() < now - PATIENCE) {
            return new Decision(List.of(), tooLate(command, now), Optional.empty());
        }
        if (command.issuedAt() > now + CLOCK_DIFFERENCE) {
            return new Decision(List.of(), tooEarly(command, now), Optional.empty());
        }
        if (!memory.hasRoomFor(command)) {
            return new Decision(List.of(), tooMuch(command, now), Optional.empty());
        }
        Draft draft = new Draft(view, gates, authorshipOf(command), now);
        Decision decision;
        try {
            List<AppliedDocument> applied = CommandSteps.apply(command, view, draft);
            DraftedFacts drafted = draft.facts(judgedAtOnce, pending::isJudged);
            pending.add(drafted);
            decision = decision(command, drafted.facts(), applied, now);
        } catch (RefusedException refused) {
            decision = decision(command, List.of(), new Reply.Refused(command.id(), now, refused.refusal()));
        }
        takeOver(decision.facts());
        decision.remembered().ifPresent(remembered -> memory.remember(remembered, command));
        return decision;
    }

    private Decision decision(Command command, List<Fact> facts, List<AppliedDocument> applied, long now) {
        List<FactVersion> written = facts.stream()
                .flatMap(fact -> view.versionOf(fact).stream())
                .limit(Reply.Applied.MOST_WRITTEN)
                .toList();
        return decision(command, facts, new Reply.Applied(command.id(), now, applied, written));
    }

    private static Reply tooLate(Command command, long now) {
        return conflict(command, now, "this was sent too long ago to be done now: send it again");
    }

    private static Reply tooEarly(Command command, long now) {
        return conflict(
                command,
                now,
                "this was sent in time to come, by the clock of who decides: have clocks set, and send it again");
    }

    private static Reply tooMuch(Command command, long now) {
        return conflict(
                command,
                now,
                "you asked for more of late than can be remembered: try again later. What is asked with an"
                        + " Idempotency-Key is remembered for a day, anything else for 40 minutes");
    }

    private static Reply conflict(Command command, long now, String detail) {
        return new Reply.Refused(command.id(), now, new Refusal.Conflict(detail));
    }

    private static Authorship authorshipOf(Command command) {
        return new Authorship(command.actor().party().toString(), command.reason());
    }

    private static Decision decision(Command command, List<Fact> facts, Reply reply) {
        return new Decision(facts, reply, Optional.of(Remembered.of(command, reply)));
    }

    private static Reply repeat(Remembered known, Command command, long now) {
        return known.digest().equals(Remembered.digestOf(command))
                ? known.reply().to(command.id())
                : new Reply.Refused(
                        command.id(), now, new Refusal.KeyReused("another request was sent under the same key before"));
    }

    /** Takes over what others found out about a node, which is judged by it before long. */
    public void observe(Fact fact) {
        view.apply(fact);
        if (fact instanceof Fact.LocationIs is) {
            pending.addNode(is.nodeId());
        } else if (fact instanceof Fact.LocationGone gone) {
            pending.addNode(gone.nodeId());
        } else if (fact instanceof Fact.StandingIs is) {
            pending.addNode(is.nodeId());
        } else if (fact instanceof Fact.StandingGone gone) {
            pending.addNode(gone.nodeId());
        }
    }

    /**
     * Takes over what was measured of nodes. Those that cross a floor of a Subcloud by it are judged before long.
     *
     * @param figures by node; {@link ServiceRecord#NONE} where nothing is known any more
     * @param now milliseconds since 1970-01-01T00:00:00Z
     */
    public void measured(Map<String, ServiceRecord> figures, long now) {
        services.take(figures, now).forEach(pending::addNode);
    }

    /**
     * What counts against nodes that were suspended for it and must be kept over the registrar's lives, as far as that has
     * changed since this was asked last, by node; {@link ServiceRecord#NONE} where nothing is to be kept any more.
     */
    public Map<String, ServiceRecord> takeServicesToKeep() {
        return services.takeToKeep();
    }

    /** Whether every node was judged by all that is known, and all votes are counted. */
    public boolean hasJudgedAll() {
        return pending.isEmpty();
    }

    /**
     * Judges a batch of the nodes that wait for it, or counts the votes of one Subcloud, and takes over what it comes to.
     *
     * @param most how many nodes
     * @return what must be written
     */
    public List<Fact> judge(int most, long now) {
        PendingJudgements.Batch batch = pending.take(view.nodes().navigableKeySet(), most);
        if (batch.isEmpty()) {
            return List.of();
        }
        return takeOver(new Draft(view, gates, MESH, now).judge(batch));
    }

    /**
     * Has Subclouds follow their gates, which come to be met or lapse as time goes by or as the network's settings change.
     *
     * @return what must be written
     */
    public List<Fact> followGates(long now) {
        Draft draft = new Draft(view, gates, MESH, now);
        draft.followGates();
        return takeOver(draft.facts(judgedAtOnce, pending::isJudged));
    }

    private List<Fact> takeOver(DraftedFacts drafted) {
        pending.add(drafted);
        takeOver(drafted.facts());
        return drafted.facts();
    }

    private void takeOver(List<Fact> facts) {
        facts.forEach(view::apply);
        services.decided(facts);
    }

    /**
     * Forgets commands that need not be remembered any more: with a key, after a day.
     *
     * @return the keys of what was forgotten
     */
    public List<String> forget(long now) {
        return memory.forget(now);
    }
}
