package com.resultity.mesh.registry.api;

import com.resultity.mesh.registry.request.InvalidManifestsException;
import com.resultity.mesh.registry.request.RequestDesk;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** Says what manifests would come to, and writes nothing. */
@Controller("/v1/drafts")
@ExecuteOn(TaskExecutors.BLOCKING)
final class DraftController {

    private final RequestDesk desk;
    private final Readiness readiness;

    DraftController(RequestDesk desk, Readiness readiness) {
        this.desk = desk;
        this.readiness = readiness;
    }

    /** Judges all documents of the body as if they were applied together. */
    @Post
    @Consumes(ManifestController.YAML)
    DraftResource draft(@Body byte[] yaml) throws InvalidManifestsException {
        readiness.demand();
        return DraftResource.of(desk.draft(yaml));
    }
}
