package com.resultity.mesh.sla.judge;

import com.resultity.mesh.sla.measure.ServiceFigures;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * When an alert fires and when it resolves.
 *
 * <p>It fires as soon as a promise is broken by figures that rest on enough attempts. It resolves when the promise was kept
 * at every look for a whole settling time: so a pool on the edge does not alert again and again. Nothing measured means
 * nothing broken. A promise that is broken by figures that rest on too few attempts changes nothing.
 *
 * @param minimumAttempts fewest ended attempts in the window that an alert may fire on, at least 1
 * @param settlingMilliseconds how long a promise must be kept before its alert resolves
 */
public record AlertRule(long minimumAttempts, long settlingMilliseconds) {

    /**
     * What follows from a look at the figures.
     *
     * @param watch where the alert stands from now on
     * @param alert the change to tell, if there is one
     */
    public record Judgement(Watch watch, Optional<Alert> alert) {}

    /**
     * Looks at one objective of a Subcloud.
     *
     * @param subcloudId the Subcloud, for the sentence
     * @param objective the objective
     * @param promise what it promises; empty if nothing (any more)
     * @param figures what it did
     * @param watch where the alert stood
     * @param now milliseconds since 1970-01-01T00:00:00Z
     */
    public Judgement judge(
            String subcloudId,
            Objective objective,
            Optional<Promise> promise,
            ServiceFigures figures,
            Watch watch,
            long now) {
        OptionalLong promised = promise.map(objective::promisedBy).orElse(OptionalLong.empty());
        AlertSentences sentences = new AlertSentences(subcloudId, objective, figures);
        if (watch instanceof Watch.Firing firing) {
            return promised.isEmpty()
                    ? resolve(objective, 0, 0, now, sentences.withdrawn())
                    : settle(objective, promised.getAsLong(), figures, firing, now, sentences);
        }
        if (promised.isEmpty() || !isBroken(objective, promised.getAsLong(), figures)) {
            return new Judgement(watch, Optional.empty());
        }
        long observed = objective.observedIn(figures).orElseThrow();
        return new Judgement(
                new Watch.Firing(now, OptionalLong.empty()),
                Optional.of(new Alert(
                        objective,
                        true,
                        promised.getAsLong(),
                        observed,
                        now,
                        sentences.broken(promised.getAsLong(), observed))));
    }

    private Judgement settle(
            Objective objective,
            long promised,
            ServiceFigures figures,
            Watch.Firing firing,
            long now,
            AlertSentences sentences) {
        OptionalLong observed = objective.observedIn(figures);
        if (observed.isPresent() && !objective.isKept(promised, observed.getAsLong())) {
            return new Judgement(new Watch.Firing(firing.since(), OptionalLong.empty()), Optional.empty());
        }
        long keptSince = firing.keptSince().orElse(now);
        if (now - keptSince < settlingMilliseconds) {
            return new Judgement(new Watch.Firing(firing.since(), OptionalLong.of(keptSince)), Optional.empty());
        }
        return resolve(objective, promised, observed.orElse(promised), now, sentences.kept(promised, observed));
    }

    private boolean isBroken(Objective objective, long promised, ServiceFigures figures) {
        OptionalLong observed = objective.observedIn(figures);
        return objective.restsOn(figures) >= minimumAttempts
                && observed.isPresent()
                && !objective.isKept(promised, observed.getAsLong());
    }

    private static Judgement resolve(Objective objective, long promised, long observed, long now, String summary) {
        return new Judgement(
                new Watch.Quiet(), Optional.of(new Alert(objective, false, promised, observed, now, summary)));
    }
}
