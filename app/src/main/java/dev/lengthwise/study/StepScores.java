package dev.lengthwise.study;

import dev.lengthwise.evaluate.Accuracy;
import dev.lengthwise.evaluate.Evaluator;
import dev.lengthwise.evaluate.LengthResult;
import dev.lengthwise.evaluate.Questions;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.recipe.EvaluateConfig;
import dev.lengthwise.report.Percent;
import dev.lengthwise.task.TrainedLengths;
import dev.lengthwise.tensor.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a model does in the main task at a step of its training, by length. They are looked at, and nothing is chosen by them.
 *
 * @param step steps done
 * @param trained at lengths that training draws, in the recipe's order
 * @param unseen at the others
 */
public record StepScores(long step, List<ScoreAt> trained, List<ScoreAt> unseen) {
    private static final String EXACT = "exact";
    private static final String TOKEN = "token";
    private static final String SAMPLES = "samples";
    private static final String TRAINED = "trained";
    private static final String UNSEEN = "unseen";
    private static final Pattern LENGTH = Pattern.compile("[1-9]\\d{0,8}");

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
    static Optional<StepScores> of(Setup setup, Transformer model, Precision precision, long step,
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

    /** Adds {@code exact} and {@code token}, each with {@code trained} and {@code unseen} lengths apart, and {@code samples}. */
    void write(ObjectNode line) {
        write(line.putObject(EXACT), score -> score.exact().rate());
        write(line.putObject(TOKEN), ScoreAt::token);
        line.put(SAMPLES, Stream.of(trained, unseen).flatMap(List::stream).mapToLong(score -> score.exact().total())
                .max().orElseThrow());
    }

    private void write(ObjectNode node, ToDoubleFunction<ScoreAt> share) {
        ObjectNode seen = node.putObject(TRAINED);
        trained.forEach(score -> seen.put(Integer.toString(score.length()), share.applyAsDouble(score)));
        ObjectNode others = node.putObject(UNSEEN);
        unseen.forEach(score -> others.put(Integer.toString(score.length()), share.applyAsDouble(score)));
    }

    /** Whether {@link #write} may have written a line: shares from 0 to 1, the same lengths for both. */
    static boolean isLine(ObjectNode line) {
        return line.path(SAMPLES).isIntegralNumber() && line.path(SAMPLES).asLong() > 0
                && Stream.of(TRAINED, UNSEEN).allMatch(kind -> areShares(line.path(EXACT).path(kind))
                        && areShares(line.path(TOKEN).path(kind))
                        && line.path(EXACT).path(kind).propertyNames()
                                .equals(line.path(TOKEN).path(kind).propertyNames()));
    }

    private static boolean areShares(JsonNode byLength) {
        return byLength.isObject() && byLength.properties().stream().allMatch(entry -> LENGTH.matcher(entry.getKey())
                .matches() && entry.getValue().isNumber() && entry.getValue().asDouble() >= 0
                && entry.getValue().asDouble() <= 1);
    }

    /** What {@link #write} wrote; throws a runtime exception where it cannot have written that. */
    static StepScores read(long step, JsonNode line) {
        return new StepScores(step, read(line, TRAINED), read(line, UNSEEN));
    }

    private static List<ScoreAt> read(JsonNode line, String kind) {
        long samples = line.required(SAMPLES).asLong();
        List<ScoreAt> scores = new ArrayList<>();
        line.required(EXACT).required(kind).properties().forEach(entry -> scores.add(new ScoreAt(
                Integer.parseInt(entry.getKey()),
                new Accuracy(Math.round(entry.getValue().asDouble() * samples), samples),
                line.required(TOKEN).required(kind).required(entry.getKey()).asDouble())));
        return scores;
    }
}
