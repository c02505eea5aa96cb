package com.resultity.mesh.registry.manners;

import com.resultity.mesh.registry.identity.Asking;
import com.resultity.mesh.registry.identity.GuessLimit;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

/**
 * Takes only so many requests a minute: of each principal, wherever it asks from; and of those who do not prove who they are,
 * of each address. So nobody who guesses tokens keeps others at the same address away.
 */
@ServerFilter("/v1/**")
final class RateLimiting implements GuessLimit {

    private final RateLimits limits;

    RateLimiting(RateLimits limits) {
        this.limits = limits;
    }

    /**
     * Takes a request of somebody who is known.
     *
     * @throws TooManyRequestsException if they sent too many
     */
    @RequestFilter
    @Order(Asking.FILTER_ORDER + 10)
    void take(HttpRequest<?> request) {
        Asking.find(request).ifPresent(principal -> limits.demand("user/" + principal.user()));
    }

    /**
     * Counts a request of somebody who is not.
     *
     * @throws TooManyRequestsException if there were too many from that address
     */
    @Override
    public void note(String address) {
        limits.demand("address/" + address);
    }
}
