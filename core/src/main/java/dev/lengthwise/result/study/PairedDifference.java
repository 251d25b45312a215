package dev.lengthwise.result.study;

import dev.lengthwise.evaluate.Accuracy;
import dev.lengthwise.evaluate.LengthResult;
import dev.lengthwise.result.run.RunResult;
import dev.lengthwise.statistics.Interval;
import dev.lengthwise.statistics.McNemar;
import dev.lengthwise.statistics.Pairs;
import dev.lengthwise.statistics.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How much more an arm gets exactly right than its control at one length: seed by seed, on the same test inputs.
 *
 * @param control the arm compared with
 * @param pairs at least one, for the seeds that both arms have scored
 * @param points the differences, own less control's, as shares: 0.01 is one percentage point
 */
public record PairedDifference(String control, List<Pair> pairs, Summary points) {
    private static final Interval POSSIBLE = new Interval(-1, 1);

    /**
     * One seed's exact match in both arms.
     *
     * @param inputs the two models input by input, own first; empty where it was not kept which inputs were right
     */
    public record Pair(long seed, Accuracy own, Accuracy control, Optional<McNemar> inputs) {
        /** Own less control's. */
        public double difference() {
            return own.rate() - control.rate();
        }
    }

    /** What the differences say, in the order in which it is asked. */
    public enum Verdict {
        /** Every seed has the same score in both arms. */
        SAME,
        /** More than seeds and test inputs explain. */
        ABOVE,
        /** Less than seeds and test inputs explain. */
        BELOW,
        /** With each of several seeds more than the test inputs explain, but so unevenly that the seeds leave the mean's sign open. */
        EACH_ABOVE,
        /** The same downwards. */
        EACH_BELOW,
        /** The seeds agree on a sign, but other test inputs could undo it. */
        WITHIN_INPUTS,
        /** None of these. */
        OPEN;

        /** {@code each above}. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    public PairedDifference {
        pairs = List.copyOf(pairs);
    }

    /** Two arms' difference; empty where they share no seed with a score. */
    public static Optional<PairedDifference> of(ArmResult arm, ArmResult control, int length) {
        List<Pair> pairs = new ArrayList<>();
        for (RunResult run : arm.runs()) {
            for (RunResult other : control.runs()) {
                if (other.seed() == run.seed()) {
                    Head.main().result(run, length).ifPresent(own -> Head.main().result(other, length)
                            .ifPresent(base -> pairs
                                    .add(new Pair(run.seed(), own.exact(), base.exact(), inputs(own, base)))));
                }
            }
        }
        if (pairs.isEmpty()) {
            return Optional.empty();
        }
        double[] differences = pairs.stream().mapToDouble(Pair::difference).toArray();
        return Optional.of(new PairedDifference(control.name(), pairs, Summary.of(differences, POSSIBLE)));
    }

    /** The two arms' shares, for tests. */
    public Pairs values() {
        return new Pairs(pairs.stream().mapToDouble(pair -> pair.own().rate()).toArray(),
                pairs.stream().mapToDouble(pair -> pair.control().rate()).toArray());
    }

    /** On the inputs that both have: arms of a study are tested on the same ones. */
    private static Optional<McNemar> inputs(LengthResult own, LengthResult base) {
        return own.outcomes().flatMap(mine -> base.outcomes().map(other -> McNemar.of(mine.right(), other.right(),
                Math.min(mine.inputs(), other.inputs()))));
    }

    /**
     * A difference is called one where it stands out of both kinds of chance: the 95 % interval over seeds has 0 outside, and the
     * 95 % Wilson intervals lie apart, those of every seed or those of the two means over as many test inputs as one seed has. With
     * one seed only the second is known.
     */
    public Verdict verdict() {
        if (points.least() == 0 && points.greatest() == 0) {
            return Verdict.SAME;
        }
        int overSeeds = points.interval().map(PairedDifference::sign).orElse((int) Math.signum(points.mean()));
        int each = each();
        int overInputs = each != 0
                ? each
                : apart(mean(pairs.stream().map(Pair::own).toList()),
                        mean(pairs.stream().map(Pair::control).toList()));
        if (overSeeds != 0 && overSeeds == overInputs) {
            return overSeeds > 0 ? Verdict.ABOVE : Verdict.BELOW;
        }
        if (each != 0) {
            return each > 0 ? Verdict.EACH_ABOVE : Verdict.EACH_BELOW;
        }
        return overSeeds != 0 && pairs.size() > 1 ? Verdict.WITHIN_INPUTS : Verdict.OPEN;
    }

    /** 1 or -1 where the Wilson intervals of every seed lie apart in that direction, else 0. */
    private int each() {
        int[] directions = pairs.stream().mapToInt(pair -> apart(pair.own(), pair.control())).distinct().toArray();
        return directions.length == 1 ? directions[0] : 0;
    }

    /** 1 or -1 where the whole interval lies above or below 0, else 0. */
    private static int sign(Interval interval) {
        return interval.low() > 0 ? 1 : interval.high() < 0 ? -1 : 0;
    }

    /** 1 or -1 where the whole Wilson interval of one lies above or below that of the other, else 0. */
    private static int apart(Accuracy one, Accuracy other) {
        return one.low() > other.high() ? 1 : one.high() < other.low() ? -1 : 0;
    }

    /** The mean of the shares with the sample size of one: seeds are tested on the same inputs, not on more of them. */
    private static Accuracy mean(List<Accuracy> shares) {
        long total = shares.stream().mapToLong(Accuracy::total).min().orElseThrow();
        double rate = shares.stream().mapToDouble(Accuracy::rate).average().orElseThrow();
        return new Accuracy(Math.min(total, Math.round(rate * total)), total);
    }
}
