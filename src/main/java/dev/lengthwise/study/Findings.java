package dev.lengthwise.study;

import dev.lengthwise.report.ArmResult;
import dev.lengthwise.report.Percent;
import dev.lengthwise.report.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a study found, in sentences made from its numbers, whichever way they fall. */
final class Findings {
    private Findings() {
    }

    /**
     * One sentence about the longest trained length, one for each length beyond, and one about the runs that have no numbers.
     *
     * @param arms the one that the others are compared with first
     * @param trainedUpTo longest training length of any arm
     */
    static List<String> of(List<ArmResult> arms, List<Integer> lengths, int trainedUpTo) {
        List<String> findings = new ArrayList<>();
        lengths.stream().filter(length -> length <= trainedUpTo).max(Integer::compare)
                .ifPresent(length -> trained(arms, length, findings));
        for (int length : lengths) {
            if (length > trainedUpTo) {
                findings.add("Exact match at length " + length + ", " + times(length, trainedUpTo)
                        + " times the longest trained on: " + all(arms, length));
            }
        }
        long unfinished = arms.stream().flatMap(arm -> arm.runs().stream()).filter(run -> !run.done()).count();
        if (unfinished > 0) {
            findings.add(unfinished + " of " + arms.stream().mapToInt(arm -> arm.runs().size()).sum()
                    + " runs did not finish and have no numbers: " + unfinished(arms) + ".");
        }
        return findings;
    }

    /** First what was trained on: an arm that is behind there is behind elsewhere for that reason too. */
    private static void trained(List<ArmResult> arms, int length, List<String> findings) {
        if (Statistics.exact(arms.getFirst(), length).values().length == 0) {
            return;
        }
        findings.add("Exact match at length " + length + ", which was trained on: " + all(arms, length));
        String behind = arms.stream().skip(1).filter(arm -> {
            List<Statistics.Pair> pairs = Statistics.pairs(arm, arms.getFirst(), length);
            return !pairs.isEmpty() && pairs.stream().allMatch(Statistics.Pair::below);
        }).map(ArmResult::name).collect(Collectors.joining(", "));
        if (!behind.isEmpty()) {
            findings.add("Behind " + arms.getFirst().name()
                    + " on trained lengths already, so what follows is not about length"
                    + " alone: " + behind + ".");
        }
    }

    private static String all(List<ArmResult> arms, int length) {
        return arms.stream().map(arm -> arm(arm, arms.getFirst(), length)).collect(Collectors.joining("; ")) + ".";
    }

    private static String arm(ArmResult arm, ArmResult control, int length) {
        Statistics.Summary own = Statistics.exact(arm, length);
        if (own.values().length == 0) {
            return arm.name() + " has no finished run";
        }
        String score = arm.name() + " " + percent(own.mean());
        if (arm == control) {
            return score;
        }
        List<Statistics.Pair> pairs = Statistics.pairs(arm, control, length);
        if (pairs.isEmpty()) {
            return score + ", without a finished seed to compare with " + control.name();
        }
        return score + ", " + verdict(pairs, control.name());
    }

    private static String unfinished(List<ArmResult> arms) {
        List<String> names = new ArrayList<>();
        for (ArmResult arm : arms) {
            for (RunResult run : arm.runs()) {
                if (!run.done()) {
                    names.add(arm.name() + " seed " + run.seed() + " (" + run.status() + ")");
                }
            }
        }
        return String.join(", ", names);
    }

    /**
     * What the differences say, for each direction in the same words. A difference counts where the 95 % intervals of every seed
     * lie apart.
     */
    private static String verdict(List<Statistics.Pair> pairs, String control) {
        int seeds = pairs.size();
        double[] differences = pairs.stream().mapToDouble(Statistics.Pair::difference).toArray();
        Statistics.Summary difference = new Statistics.Summary(differences);
        String each = seeds == 1 ? " with the one seed" : " with each of " + seeds + " seeds";
        String range = seeds == 1
                ? " (" + points(difference.min()) + " points)"
                : " (" + points(difference.min()) + " to " + points(difference.max()) + " points)";
        if (pairs.stream().allMatch(Statistics.Pair::above)) {
            return "above " + control + each + range;
        }
        if (pairs.stream().allMatch(Statistics.Pair::below)) {
            return "below " + control + each + range;
        }
        if (difference.min() == 0 && difference.max() == 0) {
            return "the same as " + control + each;
        }
        return "no clear difference from " + control + each + range;
    }

    private static String times(int length, int trainedUpTo) {
        double ratio = (double) length / trainedUpTo;
        return ratio == Math.rint(ratio) ? Integer.toString((int) ratio) : String.format(Locale.ROOT, "%.1f", ratio);
    }

    private static String percent(double share) {
        return Percent.of(share) + " %";
    }

    private static String points(double difference) {
        return String.format(Locale.ROOT, "%+.1f", 100 * difference);
    }
}
