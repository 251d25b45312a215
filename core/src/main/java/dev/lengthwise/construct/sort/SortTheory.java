package dev.lengthwise.construct.sort;

import dev.lengthwise.construct.Arithmetic;
import dev.lengthwise.construct.Limit;
import dev.lengthwise.construct.Sharpness;
import dev.lengthwise.model.Temper;
import dev.lengthwise.task.sort.Sort;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What docs/construction.md says of the sorting constructions on one input: every decision's shares and means in closed form, from how
 * often each value stands in the input, and by how much rounding may move them.
 *
 * @param sort the task; with repeats it has stages that distinct sort has not
 * @param maxLength L, which decides G and the score of an equal token; unused without repeats
 * @param roundings 1 where all roundings are taken to be against what is right, so that nothing is in doubt that may not fail; -1
 *     where all are taken to be for it, so that only what must fail is in doubt
 */
record SortTheory(Sort sort, Sharpness sharpness, int maxLength, Arithmetic arithmetic, int roundings) {
    private static final double LOUDER = 4;
    /** Roundings of the exponential and of a share's sum, in roundoffs of the kernel. */
    private static final double EXPONENTIAL = 8;

    /** The input's values by how often they stand there, [Q], and their number. */
    private static int[] counts(Sort sort, int[] input) {
        int[] counts = new int[sort.vocabulary().values()];
        for (int value : input) {
            counts[value]++;
        }
        return counts;
    }

    /** What one token of an answer decides. */
    private enum Decision {
        FIRST("first element"), SUCCESSOR("successor after"), REPEAT("repeat"), END("end");

        private final String label; // what Sort's decisions begin with

        Decision(String label) {
            this.label = label;
        }
    }

    /** The first thing, in the order of the answer, for which theory does not vouch; nothing where the whole answer is right. */
    Optional<Limit> doubt(int[] input) {
        Map<Decision, Limit> doubts = doubts(input, true);
        return doubts.values().stream().findFirst();
    }

    /**
     * The same of decisions of one kind.
     *
     * @param label of the decision, as {@link Sort#decisions} has it
     */
    Optional<Limit> doubt(int[] input, String label) {
        Map<Decision, Limit> doubts = doubts(input, false);
        return doubts.entrySet().stream().filter(doubt -> label.startsWith(doubt.getKey().label))
                .map(Map.Entry::getValue).findFirst();
    }

    /** @param first whether one doubt is enough */
    private Map<Decision, Limit> doubts(int[] input, boolean first) {
        Map<Decision, Limit> doubts = new LinkedHashMap<>();
        if (roundings > 0 && weightsOverflow()) {
            for (Decision decision : Decision.values()) {
                doubts.put(decision, Limit.OVERFLOW);
            }
            return doubts;
        }
        int[] counts = counts(sort, input);
        int seen = input.length + 1;
        note(Decision.FIRST, successor(counts, -1, seen, 0), doubts);
        for (int value = 0; value < counts.length && !(first && !doubts.isEmpty()); value++) {
            if (counts[value] > 0) {
                value(counts, value, seen, doubts);
                seen += counts[value];
            }
        }
        return doubts;
    }

    private static void note(Decision decision, Optional<Limit> limit, Map<Decision, Limit> doubts) {
        limit.ifPresent(doubted -> doubts.putIfAbsent(decision, doubted));
    }

    /** The decisions at the first, the last but one and the last copy of a value; those between lie between them. */
    private void value(int[] counts, int value, int seenBefore, Map<Decision, Limit> doubts) {
        int copies = counts[value];
        Decision after = next(counts, value) == counts.length ? Decision.END : Decision.SUCCESSOR;
        for (int written : copies <= 2 ? new int[]{1, copies} : new int[]{1, copies - 1, copies}) {
            int seen = seenBefore + written;
            Optional<Limit> doubt = sort.repeats()
                    ? copy(counts, value, seen, written)
                    : successor(counts, value, seen, written);
            note(sort.repeats() && written < copies ? Decision.REPEAT : after, doubt, doubts);
        }
    }

    private double tau(int seen) {
        return switch (sharpness.temper()) {
            case Temper.None none -> sharpness.unit();
            case Temper temper -> sharpness.unit() * (temper.offset() + temper.beta() * temper.growth(seen));
        };
    }

    private boolean isTempered() {
        return !(sharpness.temper() instanceof Temper.None);
    }

    /** Units by which a key is behind; ⊥ is key Q. */
    private int distance(int query, int key) {
        return key > query ? key - query - 1 : sort.vocabulary().values() - query;
    }

    /** How often a key is seen: values up to the query stand on both sides. */
    private static int seen(int[] counts, int query, int written, int key) {
        return counts[key] + (key < query ? counts[key] : key == query ? written : 0);
    }

    /** The least value of the input above a query's, or else Q. */
    private static int next(int[] counts, int query) {
        int next = query + 1;
        while (next < counts.length && counts[next] == 0) {
            next++;
        }
        return next;
    }

    /** By how much rounding may move a score, of so many units, by itself: its weight, its product with τ, its sum. */
    private double own(int distance, double tau) {
        double product = isTempered() ? arithmetic.stream() : 0;
        double stored = arithmetic.writes(distance * sharpness.unit()) ? 0 : 2 * arithmetic.linear();
        return distance * tau * (product + stored + 2 * arithmetic.kernel());
    }

    private boolean overflows(double score) {
        return score * (1 + 4 * arithmetic.stream()) > arithmetic.largestStream();
    }

    /** By how much, relatively, all scores of a query move together: τ, ln n, and the keys' factor √H. */
    private double common() {
        return (isTempered() ? 2 * arithmetic.stream() : 0) + arithmetic.weight() + 2 * arithmetic.linear();
    }

    /** By how much, relatively, a share moves: its exponential, its rounding as weight, as mean, as what a linear map writes. */
    private double share() {
        return EXPONENTIAL * arithmetic.kernel() + 3 * arithmetic.stream() + 3 * arithmetic.linear();
    }

    /**
     * Whether the right key has the largest share.
     *
     * @param query the value that was written last; -1 for ⊥
     * @param written copies of it so far
     */
    private Optional<Limit> successor(int[] counts, int query, int seen, int written) {
        int values = counts.length;
        double tau = tau(seen);
        if (roundings > 0 && overflows(values * tau)) {
            return Optional.of(Limit.OVERFLOW);
        }
        int right = next(counts, query);
        int own = distance(query, right);
        double weight = StrictMath.log(right == values ? 1 : counts[right]) - own * tau;
        Optional<Limit> doubt = Optional.empty();
        for (int key = 0; key <= values; key++) {
            int times = key == values ? 1 : seen(counts, query, written, key);
            if (key == right || times == 0) {
                continue;
            }
            int other = distance(query, key);
            double ahead = weight - StrictMath.log(times) + other * tau;
            double moved = common() * Math.abs(other - own) * tau + own(own, tau) + own(other, tau) + 2 * share();
            if (ahead <= Math.min(0, roundings * moved)) {
                return Optional.of(Limit.ATTENTION);
            }
            if (ahead <= roundings * moved) {
                doubt = Optional.of(Limit.ROUNDING);
            }
        }
        return doubt;
    }

    /** Whether a copy of the value is written if and only if one is owed, and else its successor. */
    private Optional<Limit> copy(int[] counts, int value, int seen, int written) {
        int copies = counts[value];
        double tau = tau(seen);
        double equal = RepeatStage.units(maxLength) * tau;
        if (roundings > 0 && overflows(Math.max(equal, counts.length * tau))) { // of either head: all logits are lost then
            return Optional.of(Limit.OVERFLOW);
        }
        double side = side(seen);
        if (Double.isNaN(side)) {
            return Optional.of(Limit.ROUNDING);
        }
        double leak = StrictMath.exp(-equal * (1 - roundings * (common() + arithmetic.stream())));
        int above = 0;
        for (int key = value + 1; key < counts.length; key++) {
            above += counts[key];
        }
        double mean = (copies + written * side + above * leak) / (copies + written + (seen - copies - written) * leak);
        if (roundings > 0 && (copies + written) * arithmetic.kernel() > 1) {
            return Optional.of(SortConstructions.RESOLUTION);
        }
        double gain = SelectStage.gain(maxLength);
        double moved = 4 * arithmetic.linear() + 4 * arithmetic.stream() + EXPONENTIAL * arithmetic.kernel();
        double most = LOUDER * (gain * mean * (1 + moved) - 0.5);
        if (roundings > 0 && most * (1 + 2 * arithmetic.linear()) > arithmetic.largestLinear()) {
            return Optional.of(Limit.OVERFLOW);
        }
        if (written < copies) {
            return LOUDER * (gain * mean * (1 - roundings * moved) - 0.5) > 1
                    ? Optional.empty()
                    : Optional.of(Limit.ATTENTION);
        }
        double loud = LOUDER * (gain * mean * (1 + roundings * moved) - 0.5);
        return loud > 0 ? Optional.of(Limit.ATTENTION) : successor(counts, value, seen, written);
    }

    /** SIDE of a token of the output, -1 where ⊥ has half of its attention; NaN where rounding may decide that. */
    private double side(int seen) {
        double tau = tau(seen);
        double separator = 2 * tau - StrictMath.log(seen - 1.0);
        double moved = 2 * tau * (common() + own(2, 1) / 2) + share();
        if (roundings > 0 ? separator < 0 : separator < -moved) {
            double share = 1 / (1 + StrictMath.exp(-separator));
            return -1 + 2 * (1 - 2 * share);
        }
        return roundings > 0 && separator < moved ? Double.NaN : -1;
    }

    /** Whether a weight alone is too large, whatever the input. */
    private boolean weightsOverflow() {
        double farthest = sort.vocabulary().values() * sharpness.unit();
        double largest = sort.repeats()
                ? Math.max(SelectStage.gain(maxLength),
                        Math.max(farthest, RepeatStage.units(maxLength) * sharpness.unit()))
                : farthest;
        return largest > arithmetic.largestLinear();
    }

    /**
     * The share of the least value from ⊥; and sums over the answer's tokens whose successor is a value: the successor's share in its head,
     * equal tokens' in theirs.
     */
    Mass mass(int[] input) {
        int[] counts = counts(sort, input);
        double successor = 0;
        double equal = 0;
        int positions = 0;
        int seen = input.length + 1;
        double first = share(counts, -1, seen, 0, next(counts, -1));
        for (int value = 0; value < counts.length; value++) {
            int right = next(counts, value);
            for (int written = 1; written <= counts[value]; written++) {
                seen++;
                if (right < counts.length) {
                    successor += share(counts, value, seen, written, right);
                    int same = counts[value] + written;
                    double others = (seen - same) * StrictMath.exp(-RepeatStage.units(maxLength) * tau(seen));
                    equal += same / (same + others);
                    positions++;
                }
            }
        }
        return new Mass(first, successor, equal, positions);
    }

    /** Sums over some tokens. */
    record Mass(double first, double successor, double equal, int positions) {
    }

    private double share(int[] counts, int query, int seen, int written, int right) {
        double tau = tau(seen);
        int own = distance(query, right);
        double others = 0;
        for (int key = 0; key <= counts.length; key++) {
            int times = key == counts.length ? 1 : seen(counts, query, written, key);
            others += times * StrictMath.exp((own - distance(query, key)) * tau);
        }
        return counts[right] / others;
    }
}
