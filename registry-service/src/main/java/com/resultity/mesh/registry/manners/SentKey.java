package com.resultity.mesh.registry.manners;

import com.resultity.mesh.registry.command.Command.RequestKey;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.context.ServerRequestContext;
import java.util.Optional;

/** The idempotency key of a request that is being carried out, and the digests that it is known by. */
public final class SentKey {

    private static final String ATTRIBUTE = "mesh.idempotency";

    private final String text;
    private final String principalAndKey;
    private final String request;

    /**
     * @param text the key as it was sent
     * @param principalAndKey digest of who asks and the key
     * @param request digest of what is asked
     */
    SentKey(String text, String principalAndKey, String request) {
        this.text = text;
        this.principalAndKey = principalAndKey;
        this.request = request;
    }

    /**
     * The key of the request that this thread answers, as the registrar remembers it: so a request is carried out once also
     * where it is sent again to another instance of the service, or to this one after a restart. Empty where none was sent.
     */
    public static Optional<RequestKey> ofThisRequest() {
        return ServerRequestContext.currentRequest()
                .flatMap(SentKey::of)
                .map(sent -> new RequestKey(sent.text, sent.request));
    }

    static Optional<SentKey> of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, SentKey.class);
    }

    void note(HttpRequest<?> of) {
        of.setAttribute(ATTRIBUTE, this);
    }

    String principalAndKey() {
        return principalAndKey;
    }

    String request() {
        return request;
    }
}
