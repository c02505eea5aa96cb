package com.resultity.mesh.registry.api;

import com.resultity.mesh.registry.command.Change;
import com.resultity.mesh.registry.definition.Revision;
import com.resultity.mesh.registry.definition.Subcloud;
import com.resultity.mesh.registry.definition.SubcloudState;
import com.resultity.mesh.registry.definition.Versioned;
import com.resultity.mesh.registry.lifecycle.SubcloudMove;
import com.resultity.mesh.registry.log.LogUnavailableException;
import com.resultity.mesh.registry.manifest.Manifest.SubcloudManifest;
import com.resultity.mesh.registry.request.RequestDesk;
import com.resultity.mesh.registry.request.Requester;
import com.resultity.mesh.registry.state.RegistryView;
import com.resultity.mesh.registry.state.SubcloudHistory;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Comparator;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Moves Subclouds through their life, and tells what they were. */
@Controller("/v1/subclouds/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SubcloudLifeController {

    private final RegistryView view;
    private final SubcloudHistory history;
    private final RequestDesk desk;
    private final Readiness readiness;

    SubcloudLifeController(RegistryView view, SubcloudHistory history, RequestDesk desk, Readiness readiness) {
        this.view = view;
        this.history = history;
        this.desk = desk;
        this.readiness = readiness;
    }

    /** Submits a draft. */
    @Post("/submit")
    Results submit(String id, @Nullable @Header("If-Match") String ifMatch, @Nullable @Body ReasonBody why)
            throws LogUnavailableException, InterruptedException {
        return move(id, SubcloudMove.SUBMIT, ifMatch, why);
    }

    /** Takes a pending Subcloud back to work on it. */
    @Post("/withdraw")
    Results withdraw(String id, @Nullable @Header("If-Match") String ifMatch, @Nullable @Body ReasonBody why)
            throws LogUnavailableException, InterruptedException {
        return move(id, SubcloudMove.WITHDRAW, ifMatch, why);
    }

    /** Stops a Subcloud. */
    @Post("/suspend")
    Results suspend(String id, @Nullable @Header("If-Match") String ifMatch, @Nullable @Body ReasonBody why)
            throws LogUnavailableException, InterruptedException {
        return move(id, SubcloudMove.SUSPEND, ifMatch, why);
    }

    /** Lets a suspended Subcloud go on. */
    @Post("/resume")
    Results resume(String id, @Nullable @Header("If-Match") String ifMatch, @Nullable @Body ReasonBody why)
            throws LogUnavailableException, InterruptedException {
        return move(id, SubcloudMove.RESUME, ifMatch, why);
    }

    /** Ends a Subcloud for good. */
    @Post("/retire")
    Results retire(String id, @Nullable @Header("If-Match") String ifMatch, @Nullable @Body ReasonBody why)
            throws LogUnavailableException, InterruptedException {
        return move(id, SubcloudMove.RETIRE, ifMatch, why);
    }

    /** Takes a trusted issuer's word that a gate is met. */
    @Post("/attestations")
    Results attest(String id, @Body AttestationBody attestation) throws LogUnavailableException, InterruptedException {
        readiness.demand();
        return Results.of(desk.ask(new Change.Attest(attestation.of(id)), LocalPrincipal.REQUESTER)
                .applied());
    }

    /** A page of all versions of a Subcloud, the oldest first; also of one that was removed. */
    @Get("/versions")
    Page<RevisionResource> versions(
            String id, @Nullable @QueryValue String after, @Nullable @QueryValue Integer limit) {
        NavigableMap<String, Revision> byNumber =
                new TreeMap<>(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
        find(id).forEach((version, revision) -> byNumber.put(Long.toString(version), revision));
        return Page.of(byNumber, after, limit, entry -> RevisionResource.summaryOf(entry.getValue()));
    }

    /** One version of a Subcloud. */
    @Get("/versions/{version}")
    RevisionResource version(String id, long version) {
        return RevisionResource.of(find(id, version));
    }

    /** Declares a Subcloud as it was in an earlier version; its state stays. */
    @Post("/versions/{version}/restore")
    Results restore(
            String id, long version, @Nullable @Header("If-Match") String ifMatch, @Nullable @Body ReasonBody why)
            throws LogUnavailableException, InterruptedException {
        Revision revision = find(id, version);
        Subcloud subcloud = revision.subcloud()
                .orElseThrow(() -> new NotFoundException("the Subcloud was removed in this version"));
        Versioned<Subcloud> present = view.subclouds().get(id);
        boolean draft = present != null && present.value().state() == SubcloudState.DRAFT;
        Optional<String> reason = ReasonBody.of(why).or(() -> Optional.of("restores version " + version));
        Change change = new Change.Declare(new SubcloudManifest(subcloud.definition(), revision.grants(), draft));
        Requester by = LocalPrincipal.REQUESTER
                .expecting(Preconditions.expected(ifMatch))
                .because(reason);
        return Results.of(desk.ask(change, by).applied());
    }

    private Results move(String id, SubcloudMove move, @Nullable String ifMatch, @Nullable ReasonBody why)
            throws LogUnavailableException, InterruptedException {
        readiness.demand();
        Requester by = LocalPrincipal.REQUESTER
                .expecting(Preconditions.expected(ifMatch))
                .because(ReasonBody.of(why));
        return Results.of(desk.ask(new Change.MoveSubcloud(id, move), by).applied());
    }

    private NavigableMap<Long, Revision> find(String id) {
        readiness.demand();
        NavigableMap<Long, Revision> versions = history.of(id);
        if (versions.isEmpty()) {
            throw new NotFoundException("there is no such Subcloud");
        }
        return versions;
    }

    private Revision find(String id, long version) {
        Revision found = find(id).get(version);
        if (found == null) {
            throw new NotFoundException("there is no such version");
        }
        return found;
    }
}
