package dev.lengthwise.experiment;

import dev.lengthwise.batch.Batcher;
import dev.lengthwise.batch.HintShare;
import dev.lengthwise.engine.EngineKind;
import dev.lengthwise.engine.Model;
import dev.lengthwise.engine.kernel.KernelModel;
import dev.lengthwise.engine.kernel.KernelWeights;
import dev.lengthwise.engine.torch.TorchModel;
import dev.lengthwise.evaluate.Questions;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.model.TransformerConfig;
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

    /** The same about another model, for questions alone. */
    public Setup with(TransformerConfig model) {
        return new Setup(recipe.with(model), task, hints);
    }

    /** The names of the model's heads, the main task's first. */
    public List<String> heads() {
        List<String> heads = new ArrayList<>(List.of(task.name()));
        hints.forEach(hint -> heads.add(hint.name()));
        return heads;
    }

    /**
     * A model with the weights that training starts from: random ones, or the construction's plus noise.
     *
     * @param engine that computes it; the weights are those of the engine that the recipe names
     * @param device of libtorch's; our own engine is on the processor
     * @param threads that our own engine computes with
     */
    public Model model(EngineKind engine, Device device, int threads) {
        return switch (engine) {
            case TORCH -> new TorchModel(model(device));
            case KERNEL -> kernel(threads);
        };
    }

    /** The model of our own engine, without libtorch. */
    private KernelModel kernel(int threads) {
        KernelModel model = KernelModel.random(recipe.model(), task.vocabulary().size(), heads(), recipe.seed(),
                threads);
        StartConfig start = recipe.start();
        if (start != null) {
            ConstructedStart.overwrite(model, start.construction(recipe), start);
        }
        return model;
    }

    /** Libtorch's model with the weights that training starts from. */
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
        if (recipe.engine() == EngineKind.KERNEL) {
            KernelWeights.draw(model, recipe.seed());
        }
        return model;
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
        int positions = recipe.model().position().most();
        if (positions == Integer.MAX_VALUE) {
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
