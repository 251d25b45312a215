package dev.lengthwise.bench;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line of a benchmark's table.
 *
 * @param name what was done, and its size
 * @param ratio how many times as fast as the peer, round by round; null where there is no peer
 * @param peer who the peer is; empty where there is none
 * @param figures other numbers, by name with unit
 */
public record Row(String name, @Nullable Timing ratio, String peer, Map<String, Double> figures) {
    public Row {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }

    /** A line without a peer. */
    static Row of(String name, Map<String, Double> figures) {
        return new Row(name, null, "", figures);
    }
}
