package dev.lengthwise.run;

import dev.lengthwise.batch.Batcher;
import dev.lengthwise.engine.EngineKind;
import dev.lengthwise.evaluate.Questions;
import dev.lengthwise.experiment.Setup;
import dev.lengthwise.recipe.Recipe;
import dev.lengthwise.run.Footprint.Part;
import dev.lengthwise.task.Lengths;
import dev.lengthwise.tensor.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToLongFunction;

/**
 * What a run of a recipe holds on the processor: while it trains, and while it is scored at its end, when what training held is given
 * back.
 */
public record RunFootprint(Setup setup) {
    /** For each trained number: itself, gradient, Adam's two, copies in bf16, room for the update. */
    private static final double TRAINED = 24;
    private static final double AVERAGED = 4;
    /**
     * For each token, layer and number of its residual: what attention and MLP keep for the backward pass, and half as much again for
     * what the allocator cannot reuse. Measured by {@code bench throughput}.
     */
    private static final double TRAINED_ACTIVATION = 200;
    /** Logits, their gradient and what the loss makes of them. */
    private static final double TRAINED_LOGIT = 24;
    /** Generated code and memory that fits no later batch. */
    private static final double TRAINING = 300e6;
    /** For each token of a batch in the JVM: itself, its example, its label and place. */
    private static final double HEAP_TOKEN = 40;
    private static final double HEAP_EXAMPLE = ModelFootprint.HEAP_EXAMPLE;
    /** Batches that wait, the one in work and the one being made. */
    private static final int BATCHES = 6;

    /** Refuses what there is no room for, as {@link Footprint#require}. */
    public void require(String source) {
        training().require(source);
        scoring().require(source);
    }

    /** Training, with its batches, then the scores at its end. */
    public Footprint training() {
        ModelFootprint model = ModelFootprint.of(setup);
        Recipe recipe = setup.recipe();
        Batcher batcher = setup.batcher();
        double most = 0;
        double answers = 0;
        double examples = 0;
        for (long step : new long[]{0, recipe.train().steps() - 1L}) {
            double main = batcher.mainExamples(step);
            double hinted = Math.max(0, (double) batcher.examples(step) - main);
            double tokens = tokens(main, setup.task()::mostRead) + setup.hints().stream()
                    .mapToDouble(hint -> tokens(hinted, hint::mostRead)).max().orElse(0);
            if (tokens > most) {
                most = tokens;
                answers = tokens(main, length -> length + 1L) + hinted;
                examples = main + hinted;
            }
        }
        String batch = ModelFootprint.key("train.batch", recipe.train().batch());
        List<Part> parts = new ArrayList<>();
        Part batches = new Part("batches", BATCHES * (HEAP_TOKEN * most + HEAP_EXAMPLE * examples), batch, true);
        if (recipe.engine() == EngineKind.KERNEL) {
            parts.addAll(model.kernel().training(most, longest(), recipe.train().averaging() > 0, batch));
            parts.add(batches);
            return new Footprint("training", parts);
        }
        parts.add(new Part("parameters, their gradients and Adam's state",
                (TRAINED + (recipe.train().averaging() > 0 ? AVERAGED : 0)) * model.parameters(), model.largest(),
                false));
        parts.add(new Part("a batch's activations",
                TRAINING + TRAINED_ACTIVATION * most * model.config().depth() * model.wide(),
                batch, false));
        parts.addAll(model.biases(longest(), most, ModelFootprint.key("lengths", setup.recipe().trained().max())));
        parts.addAll(model.weights(most, longest(), model.config().depth(), batch));
        parts.add(new Part("a batch's logits", TRAINED_LOGIT * answers * model.vocabulary(), batch, false));
        parts.add(batches);
        return new Footprint("training", parts);
    }

    /** Tokens of the longest training example, its hints' too. */
    private double longest() {
        int length = setup.recipe().trained().max();
        return Math.max(setup.task().mostRead(length),
                setup.hints().stream().mapToDouble(hint -> hint.mostRead(length)).max().orElse(0)) + 1;
    }

    /** Tokens of so many training examples: the mean, and three deviations of the sum more. */
    private double tokens(double examples, IntToLongFunction read) {
        double mean = 0;
        double squares = 0;
        for (Lengths.Range range : setup.recipe().lengths()) {
            double middle = ((double) range.min() + range.max()) / 2;
            double span = (double) range.max() - range.min();
            mean += range.share() * middle;
            squares += range.share() * (middle * middle + span * span / 12);
        }
        double perValue = read.applyAsLong(2) - read.applyAsLong(1);
        double perExample = read.applyAsLong(1) + perValue * (mean - 1);
        return examples * perExample
                + 3 * perValue * Math.sqrt(examples * Math.max(0, squares - mean * mean));
    }

    /** The scores that the recipe asks for, of a model that is there already. */
    public Footprint scoring() {
        ModelFootprint model = ModelFootprint.of(setup);
        List<Questions> asked = new ArrayList<>(setup.hintQuestions());
        asked.add(setup.questions());
        Footprint most = null;
        for (Questions questions : asked) {
            List<Integer> lengths = setup.recipe().evaluate().lengths().stream()
                    .filter(length -> length >= questions.minLength() && length <= questions.maxLength()).toList();
            for (int length : lengths) {
                Footprint one = model.scoring(questions, length, setup.recipe().evaluate().samples(), Precision.FP32,
                        "evaluate.lengths", "evaluate.samples");
                most = most == null ? one : Footprint.larger(most, one);
            }
        }
        return most == null ? new Footprint("evaluation", List.of()) : most;
    }
}
