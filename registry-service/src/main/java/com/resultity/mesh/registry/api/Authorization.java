package com.resultity.mesh.registry.api;

import com.resultity.mesh.edge.NotFoundException;
import com.resultity.mesh.registry.authority.Action;
import com.resultity.mesh.registry.authority.Authority;
import com.resultity.mesh.registry.authority.Ownership;
import com.resultity.mesh.registry.authority.Resource;
import com.resultity.mesh.registry.definition.Versioned;
import com.resultity.mesh.registry.identity.Asking;
import com.resultity.mesh.registry.manners.SentKey;
import com.resultity.mesh.registry.request.Requester;
import com.resultity.mesh.registry.state.RegistryView;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** Lets those who ask do what they may, and shows them what they may see. */
@Singleton
final class Authorization {

    private final RegistryView view;
    private final Ownership ownership;

    Authorization(RegistryView view) {
        this.view = view;
        this.ownership = new Ownership(view);
    }

    /** Who owns what. */
    Ownership ownership() {
        return ownership;
    }

    /** What who asks may do. */
    Authority authority() {
        return Authority.of(
                Asking.principal(),
                view.groups().values().stream().map(Versioned::value).toList());
    }

    /** Who asks, as the registrar is told. */
    Requester requester() {
        return new Requester(Asking.principal(), SentKey.ofThisRequest(), OptionalLong.empty(), Optional.empty());
    }

    /**
     * Something that who asks may do something with.
     *
     * @param found what was found; null where there is nothing
     * @param kind what it is called, for whoever does not find it
     * @throws NotFoundException if there is nothing, or nothing that who asks may know of: the two cannot be told apart
     * @throws ForbiddenException if who asks may know of it, but may not do that
     */
    <T> Versioned<T> demand(Action action, @Nullable Versioned<T> found, Function<T, Resource> resource, String kind) {
        if (found == null) {
            throw missing(kind);
        }
        demand(action, resource.apply(found.value()), kind);
        return found;
    }

    /**
     * Lets pass who may do something with a resource.
     *
     * @throws NotFoundException if who asks must not know of it
     * @throws ForbiddenException if who asks may know of it, but may not do that
     */
    void demand(Action action, Resource resource, String kind) {
        switch (authority().judge(action, resource)) {
            case ALLOWED -> {
                return;
            }
            case FORBIDDEN -> throw new ForbiddenException("you may see this " + kind + ", but not do that with it");
            case HIDDEN -> throw missing(kind);
        }
    }

    /** The words for what is not there, and for what must not be known to be. */
    static NotFoundException missing(String kind) {
        return new NotFoundException("there is no such " + kind);
    }
}
