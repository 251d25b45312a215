package dev.lengthwise.result.study;

import dev.lengthwise.key.Key;
import dev.lengthwise.key.Keys;
import dev.lengthwise.result.run.RunResult;
import dev.lengthwise.statistics.AlphaSpending;
import dev.lengthwise.statistics.RandomizationTest;
import dev.lengthwise.statistics.RandomizationTest.Side;
import dev.lengthwise.text.Counted;
import dev.lengthwise.text.PValue;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The comparison that answers a study's question, and the rule by which it does, both declared before anything runs. All other comparisons
 * are exploratory.
 *
 * <p>The difference is the treatment's less the control's, seed by seed. Tests are exact, by all signs that the differences could have.
 *
 * @param length null unless the metric is about one
 * @param looks numbers of seeds, ascending; null in a study's file where it is looked at once, with all seeds
 * @param guard null where nothing is required of both arms
 */
public record Endpoint(
        @Key("what is compared: exact, exact match at the length; n50, the length at which exact match falls to 50 %; log2-n50, its logarithm, of which 1 is twice the length") Metric metric,
        @Key(value = "length of the test inputs, for exact", allowed = "at least 1", absent = "null") @Nullable Integer length,
        @Key("the arm that it is about") String treatment, @Key("the arm that it is compared with") String control,
        @Key(value = "which differences can decide: both; up, only that the treatment has more; down, only that it has less", absent = "both") Direction direction,
        @Key(value = "the smallest difference that matters: 0.05 of exact is 5 points, 0.26 of log2-n50 a factor of 1.2", allowed = "above 0") double margin,
        @Key(value = "how often the rule may err where there is no difference, over all looks", allowed = "above 0 and below 1", absent = "0.05") double alpha,
        @Key(value = "numbers of seeds at which it is looked at, ascending, each the study's first ones; by default once, with all seeds of the file", absent = "null") @Nullable List<Long> looks,
        @Key(value = "how alpha is shared among several looks: in equal parts, or little for early ones", absent = "bonferroni") AlphaSpending correction,
        @Key(value = "what both arms have to reach in the mean over seeds at a length of training, or nothing is decided", absent = "null") @Nullable Threshold guard) {
    /** What is compared. */
    public enum Metric {
        /** Exact match at a length. */
        EXACT,
        /** The length at which exact match falls to 50 %. */
        N50,
        /** Its logarithm to base 2. */
        LOG2_N50;

        /** {@code log2-n50}. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /**
         * A run's; empty where it has no score, and where n50 is no number.
         *
         * @param length of exact match; null for the others
         */
        OptionalDouble of(RunResult run, ArmResult arm, @Nullable Integer length) {
            if (length != null) {
                return Head.main().result(run, length).map(result -> OptionalDouble.of(result.exact().rate()))
                        .orElse(OptionalDouble.empty());
            }
            Optional<dev.lengthwise.result.score.N50> n50 = dev.lengthwise.result.score.N50
                    .of(run.evaluation().results(), arm.trained()).map(dev.lengthwise.result.score.N50.Estimate::value)
                    .filter(value -> value.number().isPresent());
            return n50.isEmpty()
                    ? OptionalDouble.empty()
                    : this == Metric.N50 ? n50.get().number() : OptionalDouble.of(n50.get().log2());
        }
    }

    /** Which differences can decide. */
    public enum Direction {
        /** In favour of the treatment and against it. */
        BOTH(Side.BOTH),
        /** In favour of it only. */
        UP(Side.UP),
        /** Against it only. */
        DOWN(Side.DOWN);

        private final Side side;

        Direction(Side side) {
            this.side = side;
        }

        Side side() {
            return side;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Endpoint {
        looks = looks == null ? null : List.copyOf(looks);
        Keys.check(Endpoint.class, metric, length, treatment, control, direction, margin, alpha, looks, correction,
                guard);
        if ((metric == Metric.EXACT) != (length != null)) {
            throw new IllegalArgumentException(length == null
                    ? "metric exact needs a length"
                    : "length " + length + " is not allowed with metric " + metric + ", which is not about one length");
        }
        if (treatment.equals(control)) {
            throw new IllegalArgumentException("control " + control + " is the treatment itself");
        }
        if (metric == Metric.EXACT && margin >= 1) {
            throw new IllegalArgumentException("margin " + margin + " is not below 1, the largest difference of shares;"
                    + " 0.05 is 5 points");
        }
        long before = 0;
        for (long look : looks == null ? List.<Long>of() : looks) {
            if (look <= before) {
                throw new IllegalArgumentException("looks has " + look + (before == 0
                        ? "; at least 1 seed is needed"
                        : " after " + before + "; they have to ascend"));
            }
            before = look;
        }
    }

    /** The same, looked at once with so many seeds unless it says otherwise. */
    public Endpoint resolved(int seeds) {
        return looks == null
                ? new Endpoint(metric, length, treatment, control, direction, margin, alpha, List.of((long) seeds),
                        correction, guard)
                : this;
    }

    /** The numbers of seeds, of one that is {@link #resolved}. */
    public List<Long> planned() {
        return Objects.requireNonNull(looks, "looks");
    }

    /** What a look may spend of alpha. */
    double share(int look) {
        return correction.share(alpha, planned(), look);
    }

    /** {@code log2 n50}, {@code exact match at 50}. */
    public String measure() {
        return measure(metric, length);
    }

    static String measure(Metric metric, @Nullable Integer length) {
        return switch (metric) {
            case EXACT -> "exact match at length " + length;
            case N50 -> "n50";
            case LOG2_N50 -> "log2 n50";
        };
    }

    /** The whole rule in a sentence or two. */
    public String rule() {
        String amount = amount(margin);
        return measure() + ", " + treatment + " less " + control + ", seed by seed. "
                + (direction == Direction.DOWN
                        ? ""
                        : "It helps from +" + amount + " with p ≤ α" + (direction == Direction.UP ? ", one-sided" : ""))
                + (direction == Direction.BOTH ? ", and harms from −" + amount + " with p ≤ α. " : ". ")
                + (direction == Direction.DOWN ? "It harms from −" + amount + " with p ≤ α, one-sided. " : "")
                + "It is equivalent where −" + amount + " and +" + amount
                + " are both excluded with p ≤ α, one-sided each. "
                + "Tests are by sign flips, α is " + digits(alpha)
                + (planned().size() == 1
                        ? " at " + planned().getFirst() + " seeds."
                        : ", shared among looks at " + planned().stream().map(String::valueOf)
                                .collect(Collectors.joining(", ")) + " seeds (" + correction + ").")
                + (guard == null ? "" : " Both arms need " + guard.aim() + " in the mean over seeds.")
                + tooFew().map(words -> " " + words).orElse("");
    }

    /** Which planned looks cannot show a difference, whatever they see, in a sentence; nothing where all can. */
    public Optional<String> tooFew() {
        List<String> blind = new ArrayList<>();
        for (int look = 0; look < planned().size(); look++) {
            double least = RandomizationTest.leastOfSignFlips(Math.toIntExact(planned().get(look)), direction.side());
            if (least > share(look)) {
                blind.add(Counted.of(planned().get(look), "seed") + " (least p " + PValue.of(least) + ", α "
                        + digits(share(look)) + ")");
            }
        }
        return blind.isEmpty()
                ? Optional.empty()
                : Optional.of("No difference can be shown at " + String.join(", nor at ", blind) + ".");
    }

    /** A difference in the metric's unit: {@code 5 points} of shares. */
    String amount(double difference) {
        return amount(metric, difference);
    }

    /** The same of any metric. */
    public static String amount(Metric metric, double difference) {
        return switch (metric) {
            case EXACT -> digits(100 * difference) + " points";
            case N50 -> digits(difference) + " lengths";
            case LOG2_N50 -> digits(difference);
        };
    }

    /** Three digits, without zeros at the end: {@code 0.26}. */
    static String digits(double number) {
        BigDecimal rounded = new BigDecimal(number).round(new MathContext(3)).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }
}
