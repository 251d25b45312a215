package dev.lengthwise.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A line of a benchmark's table.
 *
 * @param name what was done, and its size
 * @param ratio how many times as fast as the peer, round by round; null where there is no peer
 * @param peer who the peer is; empty where there is none
 * @param figures other numbers, by name with unit
 */
public record Row(String name, @org.jspecify.annotations.Nullable Timing ratio, String peer,
        Map<String, Double> figures) {
    public Row {
        figures = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }
}
