package dev.lengthwise.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** At which positions linear probes are asked, and about what. */
enum AskedPositions {
    /** The successor, counts and so on, where the answer is written. */
    OUTPUT(Set.of(Side.OUTPUT)),
    /** On which side a position is, on both. */
    BOTH_SIDES(Set.of(Side.INPUT, Side.OUTPUT));

    private final Set<Side> sides;

    AskedPositions(Set<Side> sides) {
        this.sides = sides;
    }

    boolean has(Facts facts, int position) {
        return sides.contains(facts.sides()[position]);
    }

    boolean has(Quantity quantity) {
        return quantity.equals(Quantity.OUTPUT_SIDE) == (this == BOTH_SIDES);
    }

    /** As places among the flat tokens of examples that are read one after another. */
    long[] rows(List<Facts> facts) {
        List<Long> rows = new ArrayList<>();
        long from = 0;
        for (Facts each : facts) {
            for (int position = 0; position < each.tokens().length; position++) {
                if (has(each, position)) {
                    rows.add(from + position);
                }
            }
            from += each.tokens().length;
        }
        return rows.stream().mapToLong(Long::longValue).toArray();
    }
}
