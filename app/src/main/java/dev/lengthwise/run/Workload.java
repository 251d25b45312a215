package dev.lengthwise.run;

import dev.lengthwise.batch.Batch;
import dev.lengthwise.evaluate.Questions;
import dev.lengthwise.experiment.Setup;
import dev.lengthwise.model.TransformerConfig;
import dev.lengthwise.recipe.EvaluateConfig;
import dev.lengthwise.recipe.Recipe;
import dev.lengthwise.task.Example;
import java.util.ArrayList;
import java.util.List;

/**
 * How much there is to do for a run, in seconds of one thread of the machine of docs/benchmarks/cpu.md (bf16, fp32 for scoring). On
 * another machine everything takes so many times as long, which the runs themselves tell.
 *
 * @param steps of training
 * @param step seconds of one, with its part of the scorings in the course of training
 * @param evaluation seconds of scoring at the end
 * @param from steps that are another run's work, as the trunk's are of a branch
 */
public record Workload(long steps, double step, double evaluation, long from) {
    /** A layer's part of a step that does not depend on the batch. */
    private static final double LAYER = 2e-3;
    /** For each group of sequences of one length, in each layer: attention is called once for each. */
    private static final double PER_GROUP = 5.8e-4;
    /** For each token and number of the residual, in each layer: attention, norms, activations. */
    private static final double PER_NUMBER = 7e-8;
    /** For each token and weight of a layer: the linear maps, in a model whose hidden layer has four widths. */
    private static final double PER_WEIGHT = 2.67e-10 / 12;
    /** A forward pass in fp32 against forward and backward passes in bf16. */
    private static final double FORWARD = 0.44;
    /** For each token that scoring reads, token before it and number of the residual, in each layer. */
    private static final double PER_PAIR = 8.8e-11;

    /** Of a run that does all of its steps. */
    public Workload(long steps, double step, double evaluation) {
        this(steps, step, evaluation, 0);
    }

    /** The same where the first steps are another run's. */
    public Workload after(long shared) {
        return new Workload(steps, step, evaluation, shared);
    }

    public static Workload of(Recipe recipe) {
        Setup setup = Setup.of(recipe);
        TransformerConfig model = recipe.model();
        double wide = (model.width() + model.mlp() / 4.0) / 2;
        double weights = 4.0 * model.width() * model.width() + 2.0 * model.width() * model.mlp();
        double token = PER_NUMBER * wide + PER_WEIGHT * weights;
        Batch batch = setup.batcher().batch(0);
        double step = model.depth() * (LAYER + batch.groups().size() * PER_GROUP + batch.tokens().length * token);
        List<Questions> asked = new ArrayList<>(setup.hintQuestions());
        asked.add(setup.questions());
        EvaluateConfig tests = recipe.evaluate();
        double evaluation = tests.samples() * example(asked, setup, token, wide);
        double look = tests.every() > 0
                ? tests.everySamples() * example(List.of(setup.questions()), setup, token, wide)
                : 0;
        return new Workload(recipe.train().steps(), step + look / Math.max(1, tests.every()), evaluation);
    }

    /** Scoring one example of each length and head. */
    private static double example(List<Questions> asked, Setup setup, double token, double wide) {
        double seconds = 0;
        for (int length : tokensOfTests(asked, setup.recipe().evaluate())) {
            double read = length * (FORWARD * token + PER_PAIR * wide * length / 2);
            seconds += setup.recipe().model().depth() * read;
        }
        return seconds;
    }

    /** The tokens of a test example, for each length and each head that is asked at it. */
    private static List<Integer> tokensOfTests(List<Questions> asked, EvaluateConfig config) {
        List<Integer> tokens = new ArrayList<>();
        for (Questions questions : asked) {
            for (int length : config.lengths()) {
                if (length >= questions.minLength() && length <= questions.maxLength()) {
                    Example example = questions.drawOne(length, 0, config.seed());
                    tokens.add(example.given() + example.completion().length);
                }
            }
        }
        return tokens;
    }

    double training() {
        return (steps - from) * step;
    }

    public double whole() {
        return training() + evaluation;
    }
}
