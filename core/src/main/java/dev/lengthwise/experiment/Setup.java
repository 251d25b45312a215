package dev.lengthwise.experiment;

import dev.lengthwise.batch.Batcher;
import dev.lengthwise.batch.HintShare;
import dev.lengthwise.engine.EngineKind;
import dev.lengthwise.engine.kernel.KernelScorer;
import dev.lengthwise.engine.kernel.KernelWeights;
import dev.lengthwise.engine.kernel.KernelWriter;
import dev.lengthwise.evaluate.Evaluator;
import dev.lengthwise.evaluate.Generator;
import dev.lengthwise.evaluate.Questions;
import dev.lengthwise.model.Position;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.recipe.Recipe;
import dev.lengthwise.recipe.RecipeReader;
import dev.lengthwise.recipe.StartConfig;
import dev.lengthwise.task.Hint;
import dev.lengthwise.task.Lengths;
import dev.lengthwise.task.Task;
import dev.lengthwise.task.Tasks;
import dev.lengthwise.task.hint.HintConfig;
import dev.lengthwise.task.hint.Hints;
import dev.lengthwise.tensor.Device;
import dev.lengthwise.tensor.Engine;
import dev.lengthwise.tensor.Precision;
import java.util.ArrayList;
import java.util.List;

/**
 * A recipe brought to life: its task, its hints, and from them model, data and questions.
 *
 * @param hints in the order of the recipe
 */
public record Setup(Recipe recipe, Task task, List<Hint> hints) {

    /**
     * Makes the task; one that another program poses is started.
     *
     * @throws dev.lengthwise.recipe.RecipeException where recipe and task do not go together
     */
    public static Setup of(Recipe recipe) {
        RecipeReader.requireUsable(recipe);
        Task task = recipe.task().task();
        List<Hint> hints = new ArrayList<>();
        for (HintConfig hint : recipe.hints()) {
            hints.add(Hints.create(hint, task));
        }
        return new Setup(recipe, task, List.copyOf(hints));
    }

    /** The names of the model's heads, the main task's first. */
    public List<String> heads() {
        List<String> heads = new ArrayList<>(List.of(task.name()));
        hints.forEach(hint -> heads.add(hint.name()));
        return heads;
    }

    /** A model with the weights that training starts from: random ones, or the construction's plus noise. */
    public Transformer model() {
        return model(Device.CPU);
    }

    /** The same on a device. */
    public Transformer model(Device device) {
        Transformer model = random(device);
        StartConfig start = recipe.start();
        if (start != null) {
            try (Transformer written = random(Device.CPU)) {
                start.construction(recipe).fill(written);
                ConstructedStart.overwrite(model, written, start);
            } catch (RuntimeException | Error e) {
                model.close();
                throw e;
            }
        }
        return model;
    }

    /** With the weights that the recipe's engine draws: libtorch's may be others on another processor. */
    private Transformer random(Device device) {
        Transformer model = new Transformer(recipe.model(), task.vocabulary().size(), heads(), recipe.seed(), device);
        if (recipe.train().engine() == EngineKind.KERNEL) {
            KernelWeights.draw(model, recipe.seed());
        }
        return model;
    }

    /**
     * Scores a model by the engine that the recipe is trained by, so that a run's scores have the same bits where its weights have; by
     * libtorch in other precisions.
     */
    public Evaluator evaluator(Transformer model, Precision precision) {
        return evaluator(model, precision, precision == Precision.FP32 ? recipe.train().engine() : EngineKind.TORCH);
    }

    /** Scores a model by an engine; our own computes in fp32. */
    public static Evaluator evaluator(Transformer model, Precision precision, EngineKind engine) {
        return switch (engine) {
            case TORCH -> new Evaluator(model, precision);
            case KERNEL -> new Evaluator(new KernelScorer(KernelWeights.of(model), Engine.threads()), model.config());
        };
    }

    /** Writes answers by an engine, with a cache of keys and values; our own computes in fp32. */
    public Generator generator(Transformer model, Precision precision, EngineKind engine) {
        int end = task.vocabulary().end();
        return switch (engine) {
            case TORCH -> new Generator(model, precision, Generator.Memory.CACHED, end);
            case KERNEL -> new Generator(new KernelWriter(KernelWeights.of(model), end, Engine.threads()),
                    model.config());
        };
    }

    /** The training data: the hints too ask about inputs as training draws them. */
    public Batcher batcher() {
        Task trained = Tasks.split(Tasks.clustered(task, recipe.clusters()), recipe.evaluate().heldOut(), false);
        List<HintShare> shares = new ArrayList<>();
        for (int i = 0; i < hints.size(); i++) {
            HintConfig config = recipe.hints().get(i);
            shares.add(HintShare.of(Hints.create(config, trained), config, recipe.train().steps()));
        }
        return new Batcher(trained, shares, recipe.accounting(), new Lengths(recipe.lengths()), recipe.train().batch(),
                recipe.seed(), recipe.stretch());
    }

    /** The longest input, inclusive, that can be asked about and whose tokens the model has positions for. */
    public int longest(Questions questions) {
        if (!(recipe.model().position() instanceof Position.Learned(int positions))) {
            return questions.maxLength();
        }
        int length = 0;
        while (length < questions.maxLength() && questions.mostRead(length + 1) <= positions) {
            length++;
        }
        return length;
    }

    /** The main task's test. */
    public Questions questions() {
        return new Questions(tested(), null);
    }

    /** The hints' tests, in the order of the recipe. */
    public List<Questions> hintQuestions() {
        Task tested = tested();
        return recipe.hints().stream().map(hint -> new Questions(tested, Hints.create(hint, tested))).toList();
    }

    private Task tested() {
        return Tasks.split(task, recipe.evaluate().heldOut(), true);
    }
}
