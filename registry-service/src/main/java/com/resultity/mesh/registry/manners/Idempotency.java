package com.resultity.mesh.registry.manners;

import com.resultity.mesh.registry.command.Refusal;
import com.resultity.mesh.registry.command.RefusedException;
import com.resultity.mesh.registry.identity.Asking;
import com.resultity.mesh.registry.manners.AnsweredRequests.Answer;
import com.resultity.mesh.registry.manners.AnsweredRequests.Answered;
import com.resultity.mesh.registry.manners.AnsweredRequests.Fresh;
import com.resultity.mesh.registry.manners.AnsweredRequests.InProgress;
import com.resultity.mesh.registry.manners.AnsweredRequests.Known;
import com.resultity.mesh.registry.manners.RefusedKeyException.Reason;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.body.ByteBody.SplitBackpressureMode;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.json.JsonMapper;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.web.router.RouteAttributes;
import jakarta.inject.Named;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.regex.Pattern;

/** Sees to it that a request with an idempotency key is carried out once, and answered the same however often it is sent. */
@ServerFilter("/v1/**")
final class Idempotency {

    private static final String HEADER = "Idempotency-Key";
    private static final String REPLAYED = "Idempotency-Replayed";
    private static final String ARRIVED = "mesh.idempotency.arrived";
    private static final String NO_STORE = "no-store";
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{1,128}");
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final List<String> KEPT_HEADERS =
            List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.ETAG, HttpHeaders.LOCATION);

    /** Failures of which nothing is known but that the request was not carried out. */
    private static final Set<HttpStatus> PASSING = Set.of(HttpStatus.UNAUTHORIZED, HttpStatus.TOO_MANY_REQUESTS);

    private final AnsweredRequests answered;
    private final JsonMapper json;
    private final ExecutorService threads;

    /**
     * @param threads where requests go on once they have arrived
     */
    Idempotency(AnsweredRequests answered, JsonMapper json, @Named(TaskExecutors.BLOCKING) ExecutorService threads) {
        this.answered = answered;
        this.json = json;
        this.threads = threads;
    }

    /**
     * Reads a request with a key to its end, so that it can be told from another.
     *
     * @return the same request: a stage that comes to null ends a request that has not arrived whole yet, without an answer
     * @throws RefusedKeyException if the key is malformed
     */
    @RequestFilter
    @Order(Asking.FILTER_ORDER + 20)
    CompletionStage<HttpRequest<?>> read(HttpRequest<?> request) {
        List<String> keys = request.getHeaders().getAll(HEADER);
        boolean asksForAChange = !SAFE.contains(request.getMethodName());
        // What anybody may ask for is nobody's to repeat, and no change.
        if (keys.isEmpty() || !asksForAChange || Asking.find(request).isEmpty()) {
            return CompletableFuture.completedFuture(request);
        }
        if (keys.size() != 1 || !KEY.matcher(keys.get(0)).matches()) {
            throw new RefusedKeyException(Reason.MALFORMED);
        }
        CloseableByteBody copy = ((ServerHttpRequest<?>) request).byteBody().split(SplitBackpressureMode.FASTEST);
        return copy.buffer()
                // Not on the thread that brings the body: it is handing it on, and must not be asked for it again
                // meanwhile.
                .whenCompleteAsync((body, failure) -> {}, threads)
                .thenApply(body -> {
                    try (body) {
                        request.setAttribute(ARRIVED, sentKey(request, keys.get(0), body.toByteArray()));
                        return request;
                    }
                });
    }

    private static SentKey sentKey(HttpRequest<?> request, String key, byte[] body) {
        String user = Asking.principalOf(request).user();
        // A change on another version is another change.
        String condition = String.join(",", request.getHeaders().getAll(HttpHeaders.IF_MATCH));
        return new SentKey(
                key,
                digest(text(user), text(key)),
                digest(text(request.getMethodName()), text(request.getUri().toString()), text(condition), body));
    }

    /**
     * Answers what was answered before, and lets everything else pass.
     *
     * @throws RefusedKeyException if the key was used for another request, or this one is being carried out
     */
    @RequestFilter
    @Order(Asking.FILTER_ORDER + 30)
    @Nullable
    HttpResponse<?> repeat(HttpRequest<?> request) {
        SentKey sent = request.getAttribute(ARRIVED, SentKey.class).orElse(null);
        if (sent == null) {
            return null;
        }
        Known known = answered.begin(sent.principalAndKey(), sent.request());
        if (known instanceof Fresh) {
            sent.note(request);
            return null;
        }
        if (known instanceof Answered before) {
            return again(before.answer());
        }
        throw new RefusedKeyException(known instanceof InProgress ? Reason.IN_PROGRESS : Reason.USED_OTHERWISE);
    }

    /** Notes what a request with a key came to. */
    @ResponseFilter
    void note(HttpRequest<?> request, MutableHttpResponse<?> response) throws IOException {
        SentKey sent = SentKey.of(request).orElse(null);
        if (sent == null) {
            return;
        }
        if (isPassing(response)) {
            answered.forget(sent.principalAndKey());
        } else {
            answered.answer(sent.principalAndKey(), sent.request(), answer(response));
        }
    }

    private static boolean isPassing(MutableHttpResponse<?> response) {
        HttpStatus status = response.status();
        return status.getCode() >= HttpStatus.INTERNAL_SERVER_ERROR.getCode()
                || PASSING.contains(status)
                || RouteAttributes.getException(response)
                        .filter(Idempotency::isForTheRegistrarToRepeat)
                        .isPresent();
    }

    /**
     * Whether the registrar knows better than this instance if that is the answer for good: where it remembers the key of another
     * request, that one may still be sent again; and what it refused as things are, it remembers, but for what it had no time or
     * no memory for.
     */
    private static boolean isForTheRegistrarToRepeat(Throwable failure) {
        return failure instanceof RefusedException refused
                && (refused.refusal() instanceof Refusal.KeyReused || refused.refusal() instanceof Refusal.Conflict);
    }

    private Answer answer(MutableHttpResponse<?> response) throws IOException {
        boolean shownOnce = NO_STORE.equals(response.header(HttpHeaders.CACHE_CONTROL));
        Object body = response.body();
        byte[] bytes = shownOnce || body == null ? new byte[0] : json.writeValueAsBytes(body);
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String name : KEPT_HEADERS) {
            List<String> values = response.getHeaders().getAll(name);
            if (!values.isEmpty()) {
                headers.put(name, List.copyOf(values));
            }
        }
        return new Answer(response.code(), headers, bytes, shownOnce);
    }

    private static HttpResponse<?> again(Answer answer) {
        if (answer.shownOnce()) {
            throw new RefusedKeyException(Reason.SHOWN_ONCE);
        }
        MutableHttpResponse<byte[]> response = HttpResponse.status(HttpStatus.valueOf(answer.status()));
        response.body(answer.body()).contentType("application/json");
        answer.headers().forEach((name, values) -> {
            response.getHeaders().remove(name);
            values.forEach(value -> response.header(name, value));
        });
        return response.header(REPLAYED, "true");
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** One digest of several parts, none of which can be taken for a part of another. */
    private static String digest(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(text(part.length + ":"));
                digest.update(part);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every virtual machine has SHA-256", impossible);
        }
    }
}
