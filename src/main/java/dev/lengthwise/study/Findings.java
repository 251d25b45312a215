package dev.lengthwise.study;

import dev.lengthwise.report.ArmResult;
import dev.lengthwise.report.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a study found, in sentences made from its numbers, whichever way they fall. */
final class Findings {
    private Findings() {
    }

    /**
     * One sentence an arm for each length beyond training.
     *
     * @param arms the control first
     * @param trainedUpTo longest training length
     */
    static List<String> of(List<ArmResult> arms, List<Integer> lengths, int trainedUpTo) {
        List<String> findings = new ArrayList<>();
        ArmResult control = arms.getFirst();
        for (int length : lengths) {
            if (length <= trainedUpTo) {
                continue;
            }
            Statistics.Summary base = Statistics.exact(control, length);
            if (base.values().length == 0) {
                continue;
            }
            StringBuilder sentence = new StringBuilder(String.format(Locale.ROOT,
                    "Length %d (%s times the longest trained on): %s %s exact", length, times(length, trainedUpTo),
                    control.name(), percent(base.mean())));
            for (ArmResult arm : arms.subList(1, arms.size())) {
                Statistics.Summary own = Statistics.exact(arm, length);
                Statistics.Summary difference = Statistics.difference(arm, control, length);
                if (difference.values().length > 0) {
                    sentence.append(String.format(Locale.ROOT, "; %s %s (%s, by seed %s to %s points)", arm.name(),
                            percent(own.mean()), verdict(difference), points(difference.min()),
                            points(difference.max())));
                }
            }
            findings.add(sentence.append('.').toString());
        }
        long unfinished = arms.stream().flatMap(arm -> arm.runs().stream()).filter(run -> !run.done()).count();
        if (unfinished > 0) {
            findings.add(unfinished + " of " + arms.stream().mapToInt(arm -> arm.runs().size()).sum()
                    + " runs did not finish; they are in the table without numbers: " + unfinished(arms) + ".");
        }
        return findings;
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

    private static String verdict(Statistics.Summary difference) {
        if (difference.min() > 0) {
            return difference.values().length == 1 ? "above the control" : "above the control with every seed";
        }
        if (difference.max() < 0) {
            return difference.values().length == 1 ? "below the control" : "below the control with every seed";
        }
        return difference.min() == 0 && difference.max() == 0 ? "the same as the control" : "no consistent difference";
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
