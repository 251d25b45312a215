package dev.lengthwise.probe;

import dev.lengthwise.model.Hook;
import dev.lengthwise.model.Recorder;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.task.Example;
import dev.lengthwise.task.Task;
import dev.lengthwise.task.Vocabulary;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.tensor.Scope;
import dev.lengthwise.tensor.Tensors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Looks at one input at a time. Belongs to one thread. */
final class Viewer {
    private static final int BEST = 3;

    private final Transformer model;
    private final Task task;

    Viewer(Transformer model, Task task) {
        this.model = model;
        this.task = task;
    }

    ExampleView view(int[] input) {
        Example example = task.pose(input);
        Facts facts = Facts.of(task, example);
        Vocabulary vocabulary = task.vocabulary();
        int read = facts.tokens().length;
        List<Hook> residuals = Primitives.hooks(model);
        List<Hook> hooks = new ArrayList<>(residuals);
        for (int layer = 0; layer < model.config().depth(); layer++) {
            hooks.add(new Hook(Hook.Point.PATTERN, layer));
        }
        try (Scope scope = new Scope();
                NoGradGuard guard = new NoGradGuard();
                Lens lens = new Lens(model, task.name())) {
            Recorder recorder = new Recorder(hooks);
            Tensor end = model.residual(Pieces.tensors(task.name(), List.of(example)), null, Precision.FP32, recorder);
            long[] said = Tensors.longs(torch.argmax(model.logits(task.name(), end, Precision.FP32),
                    new LongOptional(1), false));
            List<String> due = new ArrayList<>(Collections.nCopies(read, ""));
            List<String> answers = new ArrayList<>(due);
            for (int position = example.given() - 1; position < read; position++) {
                due.set(position, vocabulary.word(example.completion()[position - example.given() + 1]));
                answers.set(position, vocabulary.word((int) said[position]));
            }
            List<ExampleView.Reading> readings = new ArrayList<>();
            for (Hook hook : residuals) {
                for (Basis basis : Basis.values()) {
                    readings.add(new ExampleView.Reading(hook.toString(), basis,
                            best(lens.scores(recorder.get(hook), basis), basis, read)));
                }
            }
            List<List<List<List<Double>>>> patterns = new ArrayList<>();
            for (int layer = 0; layer < model.config().depth(); layer++) {
                patterns.add(pattern(Tensors.floats(recorder.get(new Hook(Hook.Point.PATTERN, layer))), read));
            }
            return new ExampleView(Arrays.stream(facts.tokens()).mapToObj(vocabulary::word).toList(),
                    List.of(facts.sides()), due, answers, patterns, readings);
        }
    }

    private List<List<ExampleView.Scored>> best(Tensor scores, Basis basis, int read) {
        float[] shown = Tensors.floats(basis == Basis.DECODER ? scores.softmax(-1) : scores); // [T, V]
        int words = model.vocabularySize();
        List<List<ExampleView.Scored>> best = new ArrayList<>();
        for (int position = 0; position < read; position++) {
            int from = position * words;
            best.add(IntStream.range(0, words).boxed()
                    .sorted((one, other) -> Float.compare(shown[from + other], shown[from + one])).limit(BEST)
                    .map(token -> new ExampleView.Scored(task.vocabulary().word(token), shown[from + token])).toList());
        }
        return best;
    }

    /** Of each head the weights that each query gives to the keys it sees. */
    private List<List<List<Double>>> pattern(float[] weights, int read) {
        List<List<List<Double>>> heads = new ArrayList<>();
        for (int head = 0; head < model.config().heads(); head++) {
            List<List<Double>> queries = new ArrayList<>();
            for (int query = 0; query < read; query++) {
                int from = (head * read + query) * read;
                queries.add(IntStream.rangeClosed(0, query).mapToObj(key -> (double) weights[from + key]).toList());
            }
            heads.add(queries);
        }
        return heads;
    }
}
