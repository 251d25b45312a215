package dev.lengthwise.probe;

import dev.lengthwise.batch.Batch;
import dev.lengthwise.engine.Model;
import dev.lengthwise.evaluate.Chunks;
import dev.lengthwise.evaluate.Questions;
import dev.lengthwise.task.Example;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Compares the residual streams of models, layer by layer, by linear centered kernel alignment ({@link Hsic#alignment}). Models are shown one after another and may be closed
 * after that: what is kept of each are its activations at the chosen positions, in fp32, which are 6 MB for each model of depth 2 and
 * width 128 and length. Belongs to one thread.
 */
public final class Similarity {
    /** Test inputs to compare at, unless there is a reason for another number. */
    public static final int INPUTS = 512;

    private static final int POSITIONS = 4096;

    private final String head;
    private final int length;
    private final List<Example> examples; // in the order of a batch, so that chunks of any size have the same order
    private final List<int[]> places; // of each example's completion, ascending
    private final int positions;
    private final List<Shown> models = new ArrayList<>();

    /**
     * A model that was shown.
     *
     * @param width D
     * @param activations by name, each [A, D]
     */
    private record Shown(int width, SequencedMap<String, float[]> activations) {
        Layer layer(String name) {
            return new Layer(width, activations.get(name));
        }

        Layer last() {
            return new Layer(width, activations.sequencedValues().getLast());
        }
    }

    /** @param values null where the model has no such layer */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    private record Layer(int width, float @Nullable [] values) {
    }

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
    public void add(Model model) {
        int width = model.config().width();
        SequencedMap<String, float[]> kept = new LinkedHashMap<>();
        models.add(new Shown(width, kept));
        int example = 0;
        int at = 0;
        for (List<Example> chunk : new Chunks(model.config()).of(examples)) {
            int[] answers = answers(example, chunk.size());
            int from = at;
            model.residuals(Batch.of(List.of(new Batch.Part(head, 1, chunk))), answers)
                    .forEach((name, values) -> System.arraycopy(values, 0,
                            kept.computeIfAbsent(name, _ -> new float[positions * width]), from * width,
                            values.length));
            example += chunk.size();
            at += answers.length;
        }
    }

    /** The chosen ones of a chunk's answers, by their numbers, example after example. */
    private int[] answers(int example, int count) {
        List<Integer> answers = new ArrayList<>();
        int from = 0;
        for (int i = example; i < example + count; i++) {
            for (int place : places.get(i)) {
                answers.add(from + place);
            }
            from += examples.get(i).completion().length;
        }
        return answers.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Every two of the models shown so far, in the order in which they were shown; at least one. */
    public SimilarityResult result() {
        Set<String> names = new LinkedHashSet<>();
        models.forEach(model -> names.addAll(model.activations().keySet()));
        List<SimilarityResult.Layer> layers = new ArrayList<>();
        for (String name : names) {
            layers.add(new SimilarityResult.Layer(name,
                    compare(models.stream().map(model -> model.layer(name)).toList())));
        }
        if (models.stream().map(model -> model.activations().size()).distinct().count() > 1) {
            layers.add(new SimilarityResult.Layer(SimilarityResult.LAST,
                    compare(models.stream().map(Shown::last).toList())));
        }
        return new SimilarityResult(length, examples.size(), positions, layers);
    }

    /** @param layers one of each model */
    private static List<List<Double>> compare(List<Layer> layers) {
        int models = layers.size();
        double[] own = new double[models];
        double[][] cka = new double[models][models];
        for (int first = 0; first < models; first++) {
            own[first] = hsic(layers.get(first), layers.get(first));
            for (int second = 0; second <= first; second++) {
                double across = second == first ? own[first] : hsic(layers.get(first), layers.get(second));
                cka[first][second] = Hsic.alignment(across, own[first], own[second]);
                cka[second][first] = cka[first][second];
            }
        }
        return Arrays.stream(cka).map(row -> Arrays.stream(row).boxed().toList()).toList();
    }

    private static double hsic(Layer first, Layer second) {
        if (first.values() == null || second.values() == null) {
            return Double.NaN;
        }
        Hsic hsic = new Hsic(first.width(), second.width());
        hsic.add(first.values(), second.values());
        return hsic.unbiased();
    }
}
