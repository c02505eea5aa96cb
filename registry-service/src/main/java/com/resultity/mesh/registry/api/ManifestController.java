package com.resultity.mesh.registry.api;

import com.resultity.mesh.registry.log.LogUnavailableException;
import com.resultity.mesh.registry.request.InvalidManifestsException;
import com.resultity.mesh.registry.request.RequestDesk;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** Applies manifests. */
@Controller("/v1/manifests")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ManifestController {

    static final String YAML = "application/yaml";

    private final RequestDesk desk;
    private final Readiness readiness;

    ManifestController(RequestDesk desk, Readiness readiness) {
        this.desk = desk;
        this.readiness = readiness;
    }

    /** Applies all documents of the body, or none. */
    @Post
    @Consumes(YAML)
    Results apply(@Body byte[] yaml, @Nullable @Header("If-Match") String ifMatch)
            throws InvalidManifestsException, LogUnavailableException, InterruptedException {
        readiness.demand();
        return Results.of(desk.apply(yaml, LocalPrincipal.REQUESTER.expecting(Preconditions.expected(ifMatch))));
    }
}
