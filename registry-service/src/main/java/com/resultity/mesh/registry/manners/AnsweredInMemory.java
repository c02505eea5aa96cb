package com.resultity.mesh.registry.manners;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Optional;

/**
 * Remembers answers in this process: not over a restart, not for another instance, and only so many bytes of them, the oldest
 * being forgotten first.
 */
final class AnsweredInMemory implements AnsweredRequests {

    private static final Duration KEPT = Duration.ofDays(1);

    /**
     * Longer than any request takes. Who gave up waiting may leave one behind that comes to no answer; sent again it goes to
     * the registrar, which remembers it too.
     */
    private static final Duration LONGEST_IN_PROGRESS = Duration.ofMinutes(1);

    private static final long MOST_BYTES = 4L * 1024 * 1024;
    private static final int BYTES_OF_A_KEY = 256;

    /** What is kept of a request; without an answer it is being carried out. */
    private record Kept(String request, Optional<Answer> answer) {

        Duration time() {
            return answer.isPresent() ? KEPT : LONGEST_IN_PROGRESS;
        }

        int bytes() {
            return BYTES_OF_A_KEY + answer.map(it -> it.body().length).orElse(0);
        }
    }

    private final Cache<String, Kept> kept;

    /**
     * @param ticker what time passes by
     */
    AnsweredInMemory(Ticker ticker) {
        this.kept = Caffeine.newBuilder()
                .expireAfter(Expiry.writing((String key, Kept value) -> value.time()))
                .maximumWeight(MOST_BYTES)
                .weigher((String key, Kept value) -> value.bytes())
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
    }

    @Override
    public Known begin(String key, String request) {
        Kept present = kept.asMap().putIfAbsent(key, new Kept(request, Optional.empty()));
        if (present == null) {
            return new Fresh();
        }
        if (!present.request().equals(request)) {
            return new UsedOtherwise();
        }
        return present.answer().<Known>map(Answered::new).orElseGet(InProgress::new);
    }

    @Override
    public void answer(String key, String request, Answer answer) {
        kept.put(key, new Kept(request, Optional.of(answer)));
    }

    @Override
    public void forget(String key) {
        kept.invalidate(key);
    }
}
