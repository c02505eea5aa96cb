package com.resultity.mesh.sla;

import com.resultity.mesh.sla.flow.SlaRules;
import com.resultity.mesh.sla.judge.AlertRule;
import com.resultity.mesh.sla.judge.LatencyRule;
import com.resultity.mesh.sla.judge.StandingRule;
import com.resultity.mesh.sla.measure.SlidingWindow;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * What can be set under {@code mesh.sla}, each meaning what the component of that name in {@link SlaRules} and its rules
 * does. Shares are in parts per million.
 */
@ConfigurationProperties("mesh.sla")
public record SlaSettings(
        @Bindable(defaultValue = "60s") Duration defaultWindow,
        @Bindable(defaultValue = "2s") Duration publishInterval,
        @Bindable(defaultValue = "6s") Duration heartbeatGrace,
        @Bindable(defaultValue = "2m") Duration rememberJobs,
        @Bindable(defaultValue = "5m") Duration forgetAfter,
        @Bindable(defaultValue = "5") long alertMinimumAttempts,
        @Bindable(defaultValue = "5") long standingMinimumAttempts,
        @Bindable(defaultValue = "500000") int standingHighestFailedShare,
        @Bindable(defaultValue = "500000") int standingLowestAvailability,
        @Bindable(defaultValue = "1") long standingForgivenReturns,
        @Bindable(defaultValue = "5") long latencyMinimumServed) {

    SlaRules rules() {
        return new SlaRules(
                new SlidingWindow(defaultWindow.toMillis()),
                publishInterval,
                heartbeatGrace,
                rememberJobs,
                forgetAfter,
                new AlertRule(alertMinimumAttempts, publishInterval.toMillis()),
                new StandingRule(
                        standingMinimumAttempts,
                        standingHighestFailedShare,
                        standingLowestAvailability,
                        standingForgivenReturns),
                new LatencyRule(latencyMinimumServed));
    }
}
