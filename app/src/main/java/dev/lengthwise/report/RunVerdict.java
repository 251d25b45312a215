package dev.lengthwise.report;

import dev.lengthwise.evaluate.Accuracy;
import dev.lengthwise.evaluate.LengthResult;
import dev.lengthwise.result.run.RunResult;
import dev.lengthwise.result.score.N50;
import dev.lengthwise.result.study.ArmResult;
import dev.lengthwise.result.study.Head;
import dev.lengthwise.result.study.StudyResult;
import dev.lengthwise.result.study.Threshold;
import dev.lengthwise.text.Grouped;
import dev.lengthwise.text.Percent;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What one run comes to, in one sentence made from its scores. */
final class RunVerdict {
    private RunVerdict() {
    }

    /** One sentence. */
    static String of(StudyResult study) {
        ArmResult arm = study.arms().getFirst();
        RunResult run = arm.runs().getFirst();
        List<LengthResult> results = Head.main().results(run).stream()
                .sorted(Comparator.comparingInt(LengthResult::length)).toList();
        if (results.isEmpty()) {
            return run.done() ? "Nothing was tested." : "The run is not evaluated: " + run.status() + ".";
        }
        List<LengthResult> trained = results.stream().filter(result -> arm.trained().contains(result.length()))
                .toList();
        List<LengthResult> unseen = results.stream().filter(result -> !arm.trained().contains(result.length()))
                .toList();
        Optional<LengthResult> missed = trained.stream().filter(result -> result.exact().rate() < Threshold.LEARNED)
                .max(Comparator.comparingInt(LengthResult::length));
        return (missed.isPresent() ? notLearned(missed.get(), trained) : learned(trained))
                + (unseen.isEmpty() ? "" : beyond(unseen, trained)) + ".";
    }

    /** {@code n50, the length at which exact match falls to 50 %, is 47.3 (...)}; empty where nothing was scored. */
    static Optional<String> n50(StudyResult study) {
        ArmResult arm = study.arms().getFirst();
        return N50.of(arm.runs().getFirst().evaluation().results(), arm.trained()).map(RunVerdict::n50);
    }

    /** In one sentence. */
    static String n50(N50.Estimate estimate) {
        return "n50, the length at which exact match falls to 50 %, is " + estimate.words()
                + ", between the tested lengths on a logarithmic scale.";
    }

    private static String notLearned(LengthResult missed, List<LengthResult> trained) {
        boolean nothing = trained.stream().allMatch(result -> result.exact().rate() < Threshold.LEARNED);
        return (nothing ? "Nothing is learned to 95 %" : "Not every trained length is learned to 95 %")
                + ": exact match is " + score(missed) + ", which was trained on";
    }

    private static String learned(List<LengthResult> trained) {
        if (trained.isEmpty()) {
            return "No trained length was tested";
        }
        LengthResult worst = trained.stream().min(Comparator.comparingDouble(result -> result.exact().rate()))
                .orElseThrow();
        if (worst.exact().rate() == 1) {
            return "Exact match is 100 % at every length of training that was tested (" + from(trained) + ", "
                    + Grouped.of(worst.exact().total()) + " inputs each)";
        }
        return "Exact match is at least " + score(worst) + " on the lengths of training that were tested";
    }

    /** {@code 5 to 20}. */
    private static String from(List<LengthResult> results) {
        int first = results.getFirst().length();
        int last = results.getLast().length();
        return first == last ? "length " + first : "lengths " + first + " to " + last;
    }

    /** At the longest length, and where it is least. */
    private static String beyond(List<LengthResult> unseen, List<LengthResult> trained) {
        LengthResult last = unseen.getLast();
        LengthResult least = unseen.stream().min(Comparator.comparingDouble(result -> result.exact().rate()))
                .orElseThrow();
        return (trained.isEmpty() ? "; exact match is " + score(last) : "; it is " + further(last))
                + ", the longest unseen one"
                + (least.exact().rate() < last.exact().rate() ? ", and least, " + further(least) : "");
    }

    private static String score(LengthResult result) {
        return Percent.of(result.exact().rate()) + " % (" + interval(result.exact()) + ") at length " + result.length();
    }

    /** The same where a score stands before it, which says what the numbers in brackets are. */
    private static String further(LengthResult result) {
        return Percent.of(result.exact().rate()) + " % (" + Percent.of(result.exact().low()) + " to "
                + Percent.of(result.exact().high()) + ") at length " + result.length();
    }

    /** {@code 95 % interval 98.4 to 99.80 over test inputs}. */
    static String interval(Accuracy accuracy) {
        return "95 % interval " + Percent.of(accuracy.low()) + " to " + Percent.of(accuracy.high())
                + " over test inputs";
    }
}
