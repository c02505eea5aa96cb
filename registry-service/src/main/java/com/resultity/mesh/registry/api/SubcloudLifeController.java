package com.resultity.mesh.registry.api;

import com.resultity.mesh.edge.NotFoundException;
import com.resultity.mesh.registry.command.Change;
import com.resultity.mesh.registry.definition.Revision;
import com.resultity.mesh.registry.definition.Subcloud;
import com.resultity.mesh.registry.lifecycle.SubcloudMove;
import com.resultity.mesh.registry.log.LogUnavailableException;
import com.resultity.mesh.registry.manifest.Manifest.SubcloudManifest;
import com.resultity.mesh.registry.request.RequestDesk;
import com.resultity.mesh.registry.request.Requester;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Moves Subclouds through their life, and tells what they were. */
@Controller("/v1/subclouds/{id}")
@Tag(name = "Life of Subclouds")
@Refusals
@ExecuteOn(TaskExecutors.BLOCKING)
final class SubcloudLifeController {

    private final ReadableHistory history;
    private final RequestDesk desk;
    private final Readiness readiness;
    private final Authorization authorization;

    SubcloudLifeController(
            ReadableHistory history, RequestDesk desk, Readiness readiness, Authorization authorization) {
        this.history = history;
        this.desk = desk;
        this.readiness = readiness;
        this.authorization = authorization;
    }

    /**
     * Makes a move.
     *
     * @param id id of the Subcloud
     * @param move submit a draft; withdraw what is pending, to work on it; suspend what is active; resume what is suspended; or
     *     retire for good, so that it is neither changed nor removed any more and its id not used again
     * @param why why
     * @return what it came to
     */
    @Post("/{move}")
    @Operation(operationId = "moveSubcloud")
    @WithBody
    @ChangeAnswers
    @Conditional
    Results move(
            String id,
            @Parameter(
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"submit", "withdraw", "suspend", "resume", "retire"}))
                    String move,
            @Parameter(hidden = true) @Nullable @Header("If-Match") String ifMatch,
            @Nullable @Body ReasonBody why)
            throws LogUnavailableException, InterruptedException {
        readiness.demand();
        SubcloudMove chosen = Arrays.stream(SubcloudMove.values())
                .filter(it -> it.name().toLowerCase(Locale.ROOT).equals(move))
                .findFirst()
                .orElseThrow(() -> Authorization.missing("move"));
        Requester by = authorization
                .requester()
                .expecting(Preconditions.expected(ifMatch))
                .because(ReasonBody.of(why));
        return Results.of(desk.ask(new Change.MoveSubcloud(id, chosen), by).applied());
    }

    /**
     * Takes a trusted issuer's word that a gate is met.
     *
     * @param id id of the Subcloud
     * @param attestation the issuer's word
     * @return what it came to
     */
    @Post("/attestations")
    @Operation(operationId = "attestSubcloud")
    @WithBody
    @ChangeAnswers
    Results attest(String id, @Body AttestationBody attestation) throws LogUnavailableException, InterruptedException {
        readiness.demand();
        return Results.of(desk.ask(new Change.Attest(attestation.of(id)), authorization.requester())
                .applied());
    }

    /**
     * A page of the last 100 versions of a Subcloud, the oldest first; also of one that was removed. There are fewer where
     * those of all Subclouds take much memory.
     *
     * @param id id of the Subcloud
     * @return the page
     */
    @Get("/versions")
    @Operation(operationId = "listVersionsOfSubcloud")
    Page<RevisionResource> versions(String id, @RequestBean PageQuery page) {
        readiness.demand();
        NavigableMap<String, Revision> byNumber =
                new TreeMap<>(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
        history.of(id).forEach((version, revision) -> byNumber.put(Long.toString(version), revision));
        return Page.of(byNumber, page, entry -> RevisionResource.summaryOf(entry.getValue()));
    }

    /**
     * One version of a Subcloud.
     *
     * @param id id of the Subcloud
     * @param version number of the version
     * @return what was asked for
     */
    @Get("/versions/{version}")
    @Operation(operationId = "getVersionOfSubcloud")
    RevisionResource version(String id, long version) {
        return RevisionResource.of(find(id, version));
    }

    /**
     * Declares a Subcloud as it was in an earlier version; its state stays. One that was removed comes back as a draft: submit it
     * for it to take jobs.
     *
     * @param id id of the Subcloud
     * @param version number of the version
     * @param why why
     * @return what it came to
     */
    @Post("/versions/{version}/restore")
    @Operation(operationId = "restoreVersionOfSubcloud")
    @WithBody
    @ChangeAnswers
    @Conditional
    Results restore(
            String id,
            long version,
            @Parameter(hidden = true) @Nullable @Header("If-Match") String ifMatch,
            @Nullable @Body ReasonBody why)
            throws LogUnavailableException, InterruptedException {
        Revision revision = find(id, version);
        Subcloud subcloud = revision.subcloud()
                .orElseThrow(() -> new NotFoundException("the Subcloud was removed in this version"));
        SubcloudManifest restored = SubcloudManifest.restored(subcloud.definition(), revision.grants());
        Optional<String> reason = ReasonBody.of(why).or(() -> Optional.of("restores version " + version));
        Requester by = authorization
                .requester()
                .expecting(Preconditions.expected(ifMatch))
                .because(reason);
        return Results.of(desk.ask(new Change.Declare(restored), by).applied());
    }

    private Revision find(String id, long version) {
        readiness.demand();
        Revision found = history.of(id).get(version);
        if (found == null) {
            throw new NotFoundException("there is no such version");
        }
        return found;
    }
}
