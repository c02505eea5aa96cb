package com.resultity.mesh.registry.api;

import com.resultity.mesh.registry.definition.Branding;
import com.resultity.mesh.registry.definition.Subcloud;
import com.resultity.mesh.registry.definition.SubcloudDefinition;
import com.resultity.mesh.registry.definition.SubcloudState;
import com.resultity.mesh.registry.definition.Versioned;
import com.resultity.mesh.registry.page.SubcloudPage;
import com.resultity.mesh.registry.state.RegistryView;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Optional;

/** Public pages of Subclouds whose owners want one. A Subcloud without one is as unknown here as one that is not there. */
@Controller("/subclouds")
final class SubcloudPageController {

    /** Nothing of a page is run or fetched from anywhere, whatever an owner wrote into it. */
    private static final String CONTENT_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final RegistryView view;
    private final Readiness readiness;

    SubcloudPageController(RegistryView view, Readiness readiness) {
        this.view = view;
        this.readiness = readiness;
    }

    /** The page of a Subcloud. */
    @Hidden
    @Get(uri = "/{id}", produces = MediaType.TEXT_HTML)
    HttpResponse<String> page(String id) {
        readiness.demand();
        Optional<SubcloudDefinition> shown = Optional.ofNullable(
                        view.subclouds().get(id))
                .map(Versioned::value)
                .filter(subcloud -> subcloud.state() == SubcloudState.ACTIVE)
                .map(Subcloud::definition);
        Optional<String> page = shown.filter(subcloud ->
                        subcloud.branding().filter(Branding::publicPage).isPresent())
                .map(SubcloudPage::of);
        HttpStatus status = page.isPresent() ? HttpStatus.OK : HttpStatus.NOT_FOUND;
        return HttpResponse.<String>status(status)
                .body(page.orElseGet(SubcloudPage::ofNone))
                .header("Content-Security-Policy", CONTENT_POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer");
    }
}
