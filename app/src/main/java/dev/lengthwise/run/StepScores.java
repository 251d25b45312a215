package dev.lengthwise.run;

import dev.lengthwise.engine.Model;
import dev.lengthwise.evaluate.Accuracy;
import dev.lengthwise.evaluate.Evaluator;
import dev.lengthwise.evaluate.LengthResult;
import dev.lengthwise.evaluate.Questions;
import dev.lengthwise.experiment.Setup;
import dev.lengthwise.recipe.EvaluateConfig;
import dev.lengthwise.result.run.ScoreLine;
import dev.lengthwise.task.TrainedLengths;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.text.Percent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a model does in the main task at a step of its training, by length. They are looked at, and nothing is chosen by them.
 *
 * @param step steps done
 * @param trained at lengths that training draws, in the recipe's order
 * @param unseen at the others
 */
public record StepScores(long step, List<ScoreAt> trained, List<ScoreAt> unseen) {
    public StepScores {
        trained = List.copyOf(trained);
        unseen = List.copyOf(unseen);
    }

    /**
     * A length.
     *
     * @param exact examples that were wholly right
     * @param token the share of decisions that were right
     */
    public record ScoreAt(int length, Accuracy exact, double token) {
    }

    /**
     * Scores a model by the first of the inputs that it will be tested on at the end.
     *
     * @param doing told each length before it is scored
     * @param stop asked before each length; once true, nothing is returned
     */
    static Optional<StepScores> of(Setup setup, Model model, Precision precision, long step,
            IntConsumer doing, BooleanSupplier stop) {
        EvaluateConfig config = setup.recipe().evaluate();
        TrainedLengths lengths = setup.recipe().trained();
        Questions questions = setup.questions();
        Evaluator evaluator = new Evaluator(model, precision);
        List<ScoreAt> trained = new ArrayList<>();
        List<ScoreAt> unseen = new ArrayList<>();
        for (int length : config.lengths()) {
            if (stop.getAsBoolean()) {
                return Optional.empty();
            }
            doing.accept(length);
            LengthResult result = evaluator.score(questions, length,
                    questions.draw(length, config.everySamples(), config.seed()));
            (lengths.contains(length) ? trained : unseen)
                    .add(new ScoreAt(length, result.exact(), result.token().rate()));
        }
        return Optional.of(new StepScores(step, trained, unseen));
    }

    /** Of every length its share of exact match, in a line for people. */
    public String words() {
        return Stream.of(words("trained", trained), words("unseen", unseen)).filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static String words(String name, List<ScoreAt> scores) {
        return scores.isEmpty()
                ? ""
                : name + " " + scores.stream().map(score -> score.length() + ": " + Percent.of(score.exact().rate()))
                        .collect(Collectors.joining(", "));
    }

    /**
     * A line of metrics.
     *
     * @param looking seconds that scoring took so far
     * @param seconds of training so far
     */
    ScoreLine line(Optional<Double> looking, double seconds) {
        return new ScoreLine(step, shares(score -> score.exact().rate()), shares(ScoreAt::token), Stream
                .of(trained, unseen).flatMap(List::stream).mapToLong(score -> score.exact().total()).max()
                .orElseThrow(),
                looking, seconds);
    }

    private ScoreLine.Shares shares(ToDoubleFunction<ScoreAt> share) {
        return new ScoreLine.Shares(shares(trained, share), shares(unseen, share));
    }

    private static Map<Integer, Double> shares(List<ScoreAt> scores, ToDoubleFunction<ScoreAt> share) {
        Map<Integer, Double> shares = new LinkedHashMap<>();
        scores.forEach(score -> shares.put(score.length(), share.applyAsDouble(score)));
        return shares;
    }
}
