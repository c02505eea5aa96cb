package com.resultity.mesh.registry.api;

import com.resultity.mesh.edge.BadRequestException;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param items the items, ordered by id
 * @param next what to ask as {@code after} for the next page; null on the last one
 * @param <T> type of the items
 */
@Serdeable
public record Page<T>(List<T> items, @Nullable String next) {

    static final int USUAL_LIMIT = 100;
    static final int MOST_ITEMS = 1000;

    /**
     * The page that follows an id.
     *
     * @param all everything, by id
     * @param page which page
     * @param item makes an item of an entry, or null where the entry is not of the list
     */
    static <V, T> Page<T> of(NavigableMap<String, V> all, PageQuery page, Function<Map.Entry<String, V>, T> item) {
        String after = page.after();
        int most = page.limit() == null ? USUAL_LIMIT : page.limit();
        if (most < 1 || most > MOST_ITEMS) {
            throw new BadRequestException("limit must be from 1 to " + MOST_ITEMS);
        }
        if (after != null && after.length() > PageQuery.MOST_LETTERS) {
            throw new BadRequestException("after must be what the page before answered as next");
        }
        List<T> items = new ArrayList<>();
        String last = null;
        for (Map.Entry<String, V> entry : (after == null ? all : all.tailMap(after, false)).entrySet()) {
            T made = item.apply(entry);
            if (made == null) {
                continue;
            }
            if (items.size() == most) {
                return new Page<>(items, last);
            }
            items.add(made);
            last = entry.getKey();
        }
        return new Page<>(items, null);
    }
}
