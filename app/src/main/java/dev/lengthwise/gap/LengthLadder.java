package dev.lengthwise.gap;

import dev.lengthwise.evaluate.LengthResult;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Which length is tried next, given how it went so far: the given ones, ascending, until at two in a row nothing was right; then those
 * between the last one right and the first one wrong, by halves, until they are a 64th or a single value apart.
 *
 * @param lengths ascending
 */
record LengthLadder(List<Integer> lengths) {
    private static final int HOPELESS = 2;
    private static final int FINENESS = 64;

    /** Nothing where all has been tried. */
    OptionalInt next(List<LengthResult> results) {
        Map<Integer, Double> exact = new TreeMap<>();
        results.forEach(result -> exact.put(result.length(), result.exact().rate()));
        int hopeless = 0;
        for (int length : lengths) {
            Double rate = exact.get(length);
            if (rate == null) {
                return OptionalInt.of(length);
            }
            hopeless = rate == 0 ? hopeless + 1 : 0;
            if (hopeless == HOPELESS) {
                break;
            }
        }
        int right = 0;
        for (Map.Entry<Integer, Double> each : exact.entrySet()) {
            if (each.getValue() < 1) {
                int apart = each.getKey() - right;
                return apart > Math.max(1, each.getKey() / FINENESS)
                        ? OptionalInt.of(right + apart / 2)
                        : OptionalInt.empty();
            }
            right = each.getKey();
        }
        return OptionalInt.empty();
    }
}
