package dev.lengthwise.study;

import dev.lengthwise.report.ArmResult;
import dev.lengthwise.report.PairedDifference;
import dev.lengthwise.report.PairedDifference.Verdict;
import dev.lengthwise.report.Percent;
import dev.lengthwise.report.RunResult;
import dev.lengthwise.report.SeedScores;
import dev.lengthwise.report.StudyResult;
import dev.lengthwise.statistics.Summary;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a study found, in sentences made from its numbers, whichever way they fall. */
final class Findings {
    private static final Set<Verdict> BEHIND = EnumSet.of(Verdict.BELOW, Verdict.EACH_BELOW);

    private final StudyResult study;

    private Findings(StudyResult study) {
        this.study = study;
    }

    /**
     * Which seeds reached the threshold; one sentence about the longest trained length, one for each length beyond, and one about
     * the runs that have no numbers.
     *
     * @param study its own findings do not count
     * @param lengths that were to be scored, ascending
     */
    static List<String> of(StudyResult study, List<Integer> lengths) {
        return new Findings(study).all(lengths);
    }

    private List<String> all(List<Integer> lengths) {
        int trainedUpTo = study.trainedUpTo();
        List<String> findings = new ArrayList<>();
        study.threshold().ifPresent(threshold -> findings.add(threshold.words(study.arms())));
        lengths.stream().filter(length -> length <= trainedUpTo).max(Integer::compare)
                .ifPresent(length -> trained(length, findings));
        for (int length : lengths) {
            if (length > trainedUpTo) {
                findings.add("Exact match at length " + length + ", " + times(length, trainedUpTo)
                        + " times the longest trained on: " + arms(length));
            }
        }
        long unfinished = study.arms().stream().flatMap(arm -> arm.runs().stream()).filter(run -> !run.done()).count();
        if (unfinished > 0) {
            findings.add(unfinished + " of " + study.arms().stream().mapToInt(arm -> arm.runs().size()).sum()
                    + " runs did not finish and have no numbers: " + unfinished() + ".");
        }
        return findings;
    }

    /** First what was trained on: an arm that is behind there is behind elsewhere for that reason too. */
    private void trained(int length, List<String> findings) {
        if (study.arms().stream().allMatch(arm -> scores(arm, length).isEmpty())) {
            return;
        }
        findings.add("Exact match at length " + length + ", which was trained on: " + arms(length));
        String behind = study.arms().stream().flatMap(arm -> behind(arm, length).stream())
                .collect(Collectors.joining(", "));
        if (!behind.isEmpty()) {
            findings.add("Behind on trained lengths already, so what follows is not about length alone: " + behind
                    + ".");
        }
    }

    private Optional<String> behind(ArmResult arm, int length) {
        List<String> controls = differences(arm, length).filter(found -> BEHIND.contains(found.verdict()))
                .map(PairedDifference::control).toList();
        return controls.isEmpty()
                ? Optional.empty()
                : Optional.of(arm.name() + " (behind " + String.join(" and ", controls) + ")");
    }

    private Stream<PairedDifference> differences(ArmResult arm, int length) {
        return scores(arm, length).stream().flatMap(scores -> scores.differences().stream());
    }

    private Optional<SeedScores> scores(ArmResult arm, int length) {
        return SeedScores.of(arm, length, study.arms());
    }

    private String arms(int length) {
        return study.arms().stream().map(arm -> arm(arm, length)).collect(Collectors.joining("; ")) + ".";
    }

    private String arm(ArmResult arm, int length) {
        Optional<SeedScores> scores = scores(arm, length);
        if (scores.isEmpty()) {
            return arm.name() + " has no finished run";
        }
        String score = arm.name() + " " + Percent.of(scores.get().exact().mean()) + " %";
        return score + arm.controls().stream()
                .map(control -> ", " + differences(arm, length).filter(found -> found.control().equals(control))
                        .findFirst().map(Findings::words)
                        .orElse("without a finished seed to compare with " + control))
                .collect(Collectors.joining());
    }

    private String unfinished() {
        List<String> names = new ArrayList<>();
        for (ArmResult arm : study.arms()) {
            for (RunResult run : arm.runs()) {
                if (!run.done()) {
                    names.add(arm.name() + " seed " + run.seed() + " (" + run.status() + ")");
                }
            }
        }
        return String.join(", ", names);
    }

    /** What a difference says, for each direction in the same words. */
    private static String words(PairedDifference difference) {
        String control = difference.control();
        Summary points = difference.points();
        boolean one = points.count() == 1;
        String each = one ? " with the one seed" : " with each of " + points.count() + " seeds";
        String numbers = " (" + mean(points) + ")";
        String seeds = " (" + mean(points) + ", seeds " + range(points.least(), points.greatest()) + ")";
        return switch (difference.verdict()) {
            case SAME -> "the same as " + control + each;
            case ABOVE -> "above " + control + (one ? each : "") + numbers;
            case BELOW -> "below " + control + (one ? each : "") + numbers;
            case EACH_ABOVE -> "above " + control + each + ", though the interval over seeds includes 0" + seeds;
            case EACH_BELOW -> "below " + control + each + ", though the interval over seeds includes 0" + seeds;
            case WITHIN_INPUTS ->
                "no clear difference from " + control + ", as other test inputs could undo it" + numbers;
            case OPEN -> "no clear difference from " + control + (one ? each : "") + numbers;
        };
    }

    /** {@code +72.5 points, 95 % interval over seeds +60.1 to +84.9}. */
    private static String mean(Summary points) {
        String mean = Percent.points(points.mean()) + " points";
        if (points.count() == 1) {
            return mean;
        }
        return mean + points.interval()
                .map(interval -> ", 95 % interval over seeds " + range(interval.low(), interval.high()))
                .orElse(" with every seed");
    }

    private static String range(double low, double high) {
        return Percent.points(low) + " to " + Percent.points(high);
    }

    private static String times(int length, int trainedUpTo) {
        double ratio = (double) length / trainedUpTo;
        return ratio == Math.rint(ratio) ? Integer.toString((int) ratio) : String.format(Locale.ROOT, "%.1f", ratio);
    }
}
