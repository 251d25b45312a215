package dev.lengthwise.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.batch.Batch;
import dev.lengthwise.model.Activation;
import dev.lengthwise.model.Norm;
import dev.lengthwise.model.Temper;
import dev.lengthwise.model.TinyModels;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.task.Example;
import dev.lengthwise.task.Vocabulary;
import dev.lengthwise.task.hint.Hints;
import dev.lengthwise.task.sort.Sort;
import dev.lengthwise.tensor.Engine;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.tensor.Tensors;
import dev.lengthwise.train.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.ObjDoubleConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A lever changes how fast a step is, not what it computes. */
class LeverTest {
    static {
        Engine.start(1);
    }

    private static final ObjDoubleConsumer<String> NOBODY = (head, loss) -> {
    };
    private static final Batch BATCH = batch();

    /** Two heads, lengths 1 to 6, tempered attention, which counts the tokens that a place sees. */
    private static Batch batch() {
        Sort sort = new Sort(new Vocabulary(10), true);
        SplittableRandom random = new SplittableRandom(3);
        List<Example> main = new ArrayList<>();
        List<Example> hint = new ArrayList<>();
        for (int n : new int[]{4, 1, 6, 2, 4, 3}) {
            main.add(sort.pose(sort.draw(n, random)));
            hint.add(Hints.create("successor", sort, null).ask(sort.draw(n, random), random));
        }
        return Batch.of(List.of(new Batch.Part("sort", 0.7, main), new Batch.Part("successor", 0.3, hint)));
    }

    private static Transformer model() {
        return TinyModels.model(TinyModels.config(Norm.PRE, Activation.GELU,
                new Temper.LogLength(0.7, Temper.Per.HEAD, true)));
    }

    static List<Way> otherWays() {
        Way ours = Way.ours(Precision.FP32);
        List<Function<Batch, List<Batch>>> layouts = List.of(batch -> List.of(Padding.toLongest(batch)),
                batch -> List.of(Padding.toBuckets(batch, 3)), batch -> Pieces.of(batch, 20),
                batch -> Pieces.of(batch, 1));
        List<Way> ways = new ArrayList<>(layouts.stream().map(ours::laidOut).toList());
        ways.add(ours.lastBlockEverywhere());
        return ways;
    }

    @ParameterizedTest
    @MethodSource("otherWays")
    void everyWayLeadsToTheSameLossAndGradients(Way way) {
        try (Transformer model = model(); StillStep step = new StillStep(model)) {
            Gradient ours = step.gradient(Way.ours(Precision.FP32), BATCH);
            Gradient other = step.gradient(way, BATCH);
            assertThat(other.lossDifference(ours)).isLessThan(1e-6);
            assertThat(other.difference(ours)).isLessThan(3e-6);
        }
    }

    @Test
    void anotherBatchWouldShow() {
        try (Transformer model = model(); StillStep step = new StillStep(model)) {
            Way ours = Way.ours(Precision.FP32);
            Gradient whole = step.gradient(ours, BATCH);
            Gradient part = step.gradient(ours, Pieces.of(BATCH, 20).getFirst());
            assertThat(part.lossDifference(whole)).isGreaterThan(0.1);
            assertThat(part.difference(whole)).isGreaterThan(0.1);
        }
    }

    /** To the last bit, so that what is timed is what trains. */
    @ParameterizedTest
    @ValueSource(strings = {"FP32", "BF16"})
    void oursIsTheTrainingStep(String name) {
        Precision precision = Precision.valueOf(name);
        Batch batch = Models.batcher(8).batch(0);
        try (Transformer model = Models.transformer(64);
                StillStep still = new StillStep(model);
                Step step = new Step(model, Models.training(8, 1e-3), precision)) {
            Gradient gradient = still.gradient(Way.ours(precision), batch);
            List<Double> losses = new ArrayList<>();
            double norm = step.update(batch, 0, (head, loss) -> losses.add(loss));
            assertThat(losses).hasSize(1);
            assertThat(gradient.lossDifference(new Gradient(losses.getFirst(), new float[0]))).isZero();
            assertThat(gradient.norm() / norm).isBetween(1 - 1e-5, 1 + 1e-5);
        }
    }

    @Test
    void aStillStepLeavesTheWeightsAsTheyAre() {
        try (Transformer model = model();
                StillStep still = new StillStep(model);
                Step step = new Step(model, Models.training(1, 1e-3), Precision.FP32)) {
            String before = Tensors.hash(model.parameters().all());
            Way ours = Way.ours(Precision.FP32);
            still.run(ours, ours.layout().apply(BATCH));
            assertThat(Tensors.hash(model.parameters().all())).isEqualTo(before);
            step.update(BATCH, 0, NOBODY);
            assertThat(Tensors.hash(model.parameters().all())).isNotEqualTo(before);
        }
    }

    /** bf16 has 8 bits, and each of the many roundings on the way to a gradient is another one. */
    @Test
    void whatIsMeasuredIsTheSameWithinThePrecision() {
        List<Batch> batches = List.of(Models.batcher(8).batch(0));
        try (Transformer model = Models.transformer(64); StillStep step = new StillStep(model)) {
            for (Lever lever : Lever.all(Precision.BF16)) {
                Row row = lever.measure("width 64", step, batches, 1);
                assertThat(figure(row, "largest relative difference of losses")).as(row.name()).isLessThan(1e-3);
                assertThat(figure(row, "largest relative difference of gradients")).as(row.name()).isLessThan(0.02);
                if (row.figures().containsKey("the same in fp32")) {
                    assertThat(figure(row, "the same in fp32")).as(row.name()).isLessThan(1e-5);
                }
            }
        }
    }

    @Test
    void theFusedKernelMovesWeightsAsLibtorchsAdamDoes() {
        try (Transformer model = Models.transformer(64); StillStep step = new StillStep(model)) {
            List<Row> rows = UpdateLevers.measure("width 64", model, step, Models.batcher(8).batch(0), Precision.FP32,
                    1);
            assertThat(figure(rows.getFirst(), "largest relative difference of weights' ways")).isLessThan(1e-3);
        }
    }

    private static double figure(Row row, String name) {
        return Objects.requireNonNull(row.figures().get(name), name);
    }
}
