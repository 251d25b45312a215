package dev.lengthwise.probe;

import dev.lengthwise.batch.Batch;
import dev.lengthwise.batch.BatchTensors;
import dev.lengthwise.evaluate.Chunks;
import dev.lengthwise.evaluate.Questions;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.task.Example;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.tensor.Scope;
import dev.lengthwise.tensor.Tensors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;

/**
 * Compares the residual streams of models, layer by layer, by linear centered kernel alignment ({@link Hsic#alignment}). Models are shown one after another and may be closed
 * after that: what is kept of each are its activations at the chosen positions, in fp32, which are 6 MB for each model of depth 2 and
 * width 128 and length. Belongs to one thread.
 */
public final class Similarity implements AutoCloseable {
    /** Test inputs to compare at, unless there is a reason for another number. */
    public static final int INPUTS = 512;

    private static final int POSITIONS = 4096;

    private final String head;
    private final int length;
    private final List<Example> examples; // in the order of a batch, so that chunks of any size have the same order
    private final List<int[]> places; // of each example's completion, ascending
    private final int positions;
    private final List<SequencedMap<String, Tensor>> activations = new ArrayList<>();

    /**
     * Chooses inputs and positions. Inputs are the first test inputs of that length; of each, as many answer positions are drawn as make
     * about 4096 together, or all.
     *
     * @param questions of the main task
     * @param length n of the inputs
     * @param inputs how many, at least 2
     * @param seed draws the inputs as {@link Questions#draw} does, and the positions
     */
    public Similarity(Questions questions, int length, int inputs, long seed) {
        if (inputs < 2) {
            throw new IllegalArgumentException("inputs " + inputs + " is below 2");
        }
        this.head = questions.head();
        this.length = length;
        this.examples = Chunks.byLength(questions.draw(length, inputs, seed));
        RandomGenerator random = new SplittableRandom(seed);
        int each = Math.max(1, POSITIONS / inputs);
        this.places = examples.stream().map(example -> choose(example.completion().length, each, random)).toList();
        this.positions = places.stream().mapToInt(chosen -> chosen.length).sum();
    }

    /** So many of the numbers 0..count-1 drawn without replacement, or all of them; ascending. */
    private static int[] choose(int count, int most, RandomGenerator random) {
        int[] numbers = IntStream.range(0, count).toArray();
        int chosen = Math.min(count, most);
        for (int i = 0; i < chosen; i++) {
            int other = random.nextInt(i, count);
            int number = numbers[i];
            numbers[i] = numbers[other];
            numbers[other] = number;
        }
        int[] first = Arrays.copyOf(numbers, chosen);
        Arrays.sort(first);
        return first;
    }

    /** Reads a model's residual stream, in fp32. */
    public void add(Transformer model) {
        SequencedMap<String, Tensor> kept = new LinkedHashMap<>();
        activations.add(kept);
        try (Scope scope = new Scope()) {
            for (String name : model.residualNames()) {
                kept.put(name, scope.keep(torch.empty(new long[]{positions, model.config().width()},
                        new TensorOptions(ScalarType.Float), null)));
            }
        }
        int example = 0;
        long at = 0;
        for (List<Example> chunk : new Chunks(model.config()).of(examples)) {
            try (Scope scope = new Scope(); NoGradGuard guard = new NoGradGuard()) {
                Batch batch = Batch.of(List.of(new Batch.Part(head, 1, chunk)));
                long[] rows = rows(batch.targets().getFirst().positions(), example);
                for (Map.Entry<String, Tensor> residual : model
                        .residuals(BatchTensors.of(batch), Tensors.of(rows), Precision.FP32).entrySet()) {
                    Tensor all = kept.get(residual.getKey());
                    if (all == null) {
                        throw new IllegalStateException("the model has a residual stream that it does not name: "
                                + residual.getKey());
                    }
                    all.narrow(0, at, rows.length).copy_(residual.getValue());
                }
                example += chunk.size();
                at += rows.length;
            }
        }
    }

    /**
     * The chosen ones of a chunk's answer positions.
     *
     * @param answers all answer positions of the chunk, example after example
     * @param example place of the chunk's first example
     */
    private long[] rows(long[] answers, int example) {
        List<Long> rows = new ArrayList<>();
        int from = 0;
        for (int i = example; from < answers.length; i++) {
            for (int place : places.get(i)) {
                rows.add(answers[from + place]);
            }
            from += examples.get(i).completion().length;
        }
        return rows.stream().mapToLong(Long::longValue).toArray();
    }

    /** Every two of the models shown so far, in the order in which they were shown; at least one. */
    public SimilarityResult result() {
        Set<String> names = new LinkedHashSet<>();
        activations.forEach(kept -> names.addAll(kept.keySet()));
        List<SimilarityResult.Layer> layers = new ArrayList<>();
        for (String name : names) {
            List<@Nullable Tensor> layer = new ArrayList<>();
            activations.forEach(kept -> layer.add(kept.get(name)));
            layers.add(new SimilarityResult.Layer(name, compare(layer)));
        }
        if (activations.stream().map(Map::size).distinct().count() > 1) {
            List<@Nullable Tensor> last = new ArrayList<>();
            activations.forEach(kept -> last.add(kept.sequencedValues().getLast()));
            layers.add(new SimilarityResult.Layer(SimilarityResult.LAST, compare(last)));
        }
        return new SimilarityResult(length, examples.size(), positions, layers);
    }

    /** @param layer one of each model, null where it has none */
    private static List<List<Double>> compare(List<@Nullable Tensor> layer) {
        int models = layer.size();
        double[] own = new double[models];
        double[][] cka = new double[models][models];
        for (int first = 0; first < models; first++) {
            own[first] = hsic(layer.get(first), layer.get(first));
            for (int second = 0; second <= first; second++) {
                double across = second == first ? own[first] : hsic(layer.get(first), layer.get(second));
                cka[first][second] = Hsic.alignment(across, own[first], own[second]);
                cka[second][first] = cka[first][second];
            }
        }
        return Arrays.stream(cka).map(row -> Arrays.stream(row).boxed().toList()).toList();
    }

    private static double hsic(@Nullable Tensor first, @Nullable Tensor second) {
        if (first == null || second == null) {
            return Double.NaN;
        }
        try (Hsic hsic = new Hsic(first.size(1), second.size(1))) {
            hsic.add(first, second);
            return hsic.unbiased();
        }
    }

    @Override
    public void close() {
        activations.forEach(kept -> kept.values().forEach(Tensor::close));
    }
}
