package dev.lengthwise.study;

import dev.lengthwise.batch.Batcher;
import dev.lengthwise.batch.HintShare;
import dev.lengthwise.construct.Construction;
import dev.lengthwise.evaluate.Questions;
import dev.lengthwise.model.Position;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.recipe.Recipe;
import dev.lengthwise.recipe.StartConfig;
import dev.lengthwise.task.Lengths;
import dev.lengthwise.task.Task;
import dev.lengthwise.task.Tasks;
import dev.lengthwise.task.hint.Hint;
import dev.lengthwise.task.hint.HintConfig;
import dev.lengthwise.task.hint.Hints;
import dev.lengthwise.tensor.Device;
import dev.lengthwise.tensor.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * A recipe brought to life: its task, its hints, and from them model, data and questions.
 *
 * @param hints in the order of the recipe
 */
public record Setup(Recipe recipe, Task task, List<Hint> hints) {

    public static Setup of(Recipe recipe) {
        Task task = Tasks.create(recipe.task());
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
        Transformer model = new Transformer(recipe.model(), task.vocabulary().size(), heads(), recipe.seed(), device);
        StartConfig start = recipe.start();
        if (start != null && device == Device.CPU) {
            construct(model, start);
        } else if (start != null) {
            try (Transformer written = model(Device.CPU); NoGradGuard guard = new NoGradGuard()) {
                Map<String, Tensor> from = written.parameters().all();
                model.parameters().all()
                        .forEach((name, tensor) -> tensor.copy_(Objects.requireNonNull(from.get(name))));
            }
        }
        return model;
    }

    /** Each weight becomes the construction's plus so many times what it was. */
    private void construct(Transformer model, StartConfig start) {
        try (Scope scope = new Scope(); NoGradGuard guard = new NoGradGuard()) {
            Map<String, Tensor> random = new LinkedHashMap<>();
            model.parameters().all().forEach((name, tensor) -> random.put(name, tensor.clone()));
            start.construction(recipe).fill(model);
            model.parameters().all().forEach((name, tensor) -> {
                if (name.startsWith("heads.")) {
                    tensor.mul_(new Scalar(start.logits()));
                }
                if (Construction.sets(name)) {
                    tensor.add_(Objects.requireNonNull(random.get(name)), new Scalar(start.noise()));
                }
            });
        }
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

    /** The longest training length. */
    public int trainedUpTo() {
        return new Lengths(recipe.lengths()).max();
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
