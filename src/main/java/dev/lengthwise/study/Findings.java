package dev.lengthwise.study;

import dev.lengthwise.report.ArmResult;
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
     * One sentence for each length beyond training, and one about the runs that have no numbers.
     *
     * @param arms the one that the others are compared with first
     * @param trainedUpTo longest training length of any arm
     */
    static List<String> of(List<ArmResult> arms, List<Integer> lengths, int trainedUpTo) {
        List<String> findings = new ArrayList<>();
        for (int length : lengths) {
            if (length > trainedUpTo) {
                findings.add("Exact match at length " + length + ", " + times(length, trainedUpTo)
                        + " times the longest trained on: "
                        + arms.stream().map(arm -> arm(arm, arms.getFirst(), length)).collect(Collectors.joining("; "))
                        + ".");
            }
        }
        long unfinished = arms.stream().flatMap(arm -> arm.runs().stream()).filter(run -> !run.done()).count();
        if (unfinished > 0) {
            findings.add(unfinished + " of " + arms.stream().mapToInt(arm -> arm.runs().size()).sum()
                    + " runs did not finish and have no numbers: " + unfinished(arms) + ".");
        }
        return findings;
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
        Statistics.Summary difference = Statistics.difference(arm, control, length);
        if (difference.values().length == 0) {
            return score + ", without a finished seed to compare with " + control.name();
        }
        return score + ", " + verdict(difference, control.name());
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

    /** What the differences say, for each direction in the same words. */
    private static String verdict(Statistics.Summary difference, String control) {
        int seeds = difference.values().length;
        String each = seeds == 1 ? " with the one seed (" : " with each of " + seeds + " seeds (";
        String range = seeds == 1
                ? points(difference.min())
                : points(difference.min()) + " to " + points(difference.max());
        if (difference.min() > 0) {
            return "above " + control + each + range + " points)";
        }
        if (difference.max() < 0) {
            return "below " + control + each + range + " points)";
        }
        if (difference.min() == 0 && difference.max() == 0) {
            return "the same as " + control + (seeds == 1 ? " with the one seed" : " with each of " + seeds + " seeds");
        }
        return "no consistent difference from " + control + " over " + seeds + " seeds (" + range + " points)";
    }

    private static String times(int length, int trainedUpTo) {
        double ratio = (double) length / trainedUpTo;
        return ratio == Math.rint(ratio) ? Integer.toString((int) ratio) : String.format(Locale.ROOT, "%.1f", ratio);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private static String points(double difference) {
        return String.format(Locale.ROOT, "%+.1f", 100 * difference);
    }
}
