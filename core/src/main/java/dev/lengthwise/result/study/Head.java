package dev.lengthwise.result.study;

import dev.lengthwise.evaluate.Evaluation;
import dev.lengthwise.evaluate.LengthResult;
import dev.lengthwise.result.run.RunResult;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whose scores a table shows.
 *
 * @param hint the hint's name; empty for the main task
 */
public record Head(Optional<String> hint) {
    public static Head main() {
        return new Head(Optional.empty());
    }

    /** The hints that were scored, in the order they are met. */
    public static List<Head> hints(StudyResult study) {
        Set<String> names = new LinkedHashSet<>();
        for (ArmResult arm : study.arms()) {
            for (RunResult run : arm.runs()) {
                run.hintEvaluations().stream().map(Evaluation::head).forEach(names::add);
            }
        }
        return names.stream().map(name -> new Head(Optional.of(name))).toList();
    }

    /** This head's results in a run; empty if it was not scored. */
    public List<LengthResult> results(RunResult run) {
        if (hint.isEmpty()) {
            return run.evaluation().results();
        }
        return run.hintEvaluations()
                .stream()
                .filter(evaluation -> evaluation.head().equals(hint.get()))
                .findFirst()
                .map(Evaluation::results)
                .orElse(List.of());
    }

    /** This head's result in a run at one length. */
    public Optional<LengthResult> result(RunResult run, int length) {
        return results(run).stream().filter(result -> result.length() == length).findFirst();
    }

    /** This head's results of an arm at one length, one for each seed that has one. */
    public List<LengthResult> results(ArmResult arm, int length) {
        return arm.runs().stream().flatMap(run -> result(run, length).stream()).toList();
    }
}
