package dev.lengthwise.run;

import dev.lengthwise.engine.Model;
import dev.lengthwise.evaluate.Evaluation;
import dev.lengthwise.evaluate.Evaluator;
import dev.lengthwise.evaluate.LengthResult;
import dev.lengthwise.evaluate.Questions;
import dev.lengthwise.experiment.Setup;
import dev.lengthwise.recipe.EvaluateConfig;
import dev.lengthwise.result.codec.Json;
import dev.lengthwise.result.score.EvaluationFile;
import dev.lengthwise.task.TrainedLengths;
import dev.lengthwise.tensor.Precision;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * What a run scores at its end: teacher-forced, in fp32 whatever the training's precision was, on test inputs that depend on
 * nothing but the recipe's {@code evaluate}.
 *
 * @param main the main task's
 * @param hints in the order of the recipe, each at the lengths it can be asked about
 */
public record Scores(Evaluation main, List<Evaluation> hints) {
    public static final Scores NONE = new Scores(new Evaluation("", List.of()), List.of());

    /**
     * Scores a model.
     *
     * @param precision arithmetic of the model, any but auto
     * @param stop asked before each length; once true, nothing is returned
     * @param doing told what is scored next
     */
    static Optional<Scores> of(Setup setup, Model model, Precision precision, BooleanSupplier stop,
            Consumer<String> doing) {
        Evaluator evaluator = new Evaluator(model, precision);
        EvaluateConfig config = setup.recipe().evaluate();
        List<Questions> asked = new ArrayList<>(List.of(setup.questions()));
        asked.addAll(setup.hintQuestions());
        List<Evaluation> evaluations = new ArrayList<>();
        for (Questions questions : asked) {
            List<LengthResult> results = new ArrayList<>();
            for (int length : config.lengths()) {
                if (stop.getAsBoolean()) {
                    return Optional.empty();
                }
                if (length >= questions.minLength() && length <= questions.maxLength()) {
                    doing.accept("evaluating " + questions.head() + ", length " + length);
                    results.add(evaluator.score(questions, length,
                            questions.draw(length, config.samples(), config.seed())));
                }
            }
            evaluations.add(new Evaluation(questions.head(), questions.kinds(), results));
        }
        return Optional.of(new Scores(evaluations.getFirst(), evaluations.subList(1, evaluations.size())));
    }

    /**
     * Writes them down.
     *
     * @param trained the lengths that the model was trained on
     * @param precision arithmetic that they were computed in
     * @param seed drew the test inputs
     */
    void write(Path file, TrainedLengths trained, Precision precision, long seed) throws IOException {
        Json.write(file, EvaluationFile.of(main, hints, trained, precision.toString(), seed));
    }

    /** What {@link #write} wrote. */
    static Scores read(Path file) throws IOException {
        EvaluationFile kept = EvaluationFile.read(file);
        return new Scores(kept.main(), kept.hintEvaluations());
    }
}
