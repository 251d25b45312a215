package dev.lengthwise.result.score;

import dev.lengthwise.evaluate.Evaluation;
import dev.lengthwise.key.Key;
import dev.lengthwise.result.codec.Format;
import dev.lengthwise.result.codec.Json;
import dev.lengthwise.task.TrainedLengths;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a run scores at its end: {@code evaluation.json}. */
public record EvaluationFile(@Key(value = "number of this file's form", absent = "0") int format,
        @Key("the main task's name") String task,
        @Key(value = "how answers were scored", allowed = "teacher-forced, generated", absent = "\"teacher-forced\"") String method,
        @Key(value = "the arithmetic of scoring", absent = "\"fp32\"") String precision,
        @Key(value = "drew the test inputs", absent = "0") long seed,
        @Key("the lengths that training drew, ascending; missing in results of old versions") Optional<List<LengthSpan>> trainedLengths,
        @Key("a score for each length of the main task") List<LengthScore> results,
        @Key("the length at which exact match falls to 50 %; missing where fewer than two lengths count and in results of old versions") Optional<N50Entry> n50,
        @Key("the scores of the hints, in the order of the recipe") List<HintScore> hints,
        @Key("the kinds of decisions of a program's task or a plug-in's, in the order of tables") Optional<List<DecisionEntry>> decisionKinds) {
    /** The method of runs: one pass, each decision after the right tokens before it. */
    public static final String TEACHER_FORCED = "teacher-forced";

    public EvaluationFile {
        Format.requireReadable(format);
    }

    /**
     * What was scored, teacher-forced.
     *
     * @param precision arithmetic that scores were computed in
     * @param seed drew the test inputs
     */
    public static EvaluationFile of(Evaluation main, List<Evaluation> hints, TrainedLengths trained, String precision,
            long seed) {
        return new EvaluationFile(Format.CURRENT, main.head(), TEACHER_FORCED, precision, seed,
                Optional.of(LengthSpan.of(trained)), HintScore.scores(main, trained),
                N50.of(main.results(), trained).map(N50Entry::of),
                HintScore.of(hints, trained),
                DecisionEntry.of(main));
    }

    /** Reads it. */
    public static EvaluationFile read(Path file) throws IOException {
        return Json.read(file, EvaluationFile.class);
    }

    /** The main task's scores. */
    public Evaluation main() {
        return HintScore.evaluation(task, DecisionEntry.kinds(decisionKinds, task), results);
    }

    /** The hints' scores. */
    public List<Evaluation> hintEvaluations() {
        return hints.stream().map(HintScore::evaluation).toList();
    }
}
