package dev.lengthwise.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lengthwise.batch.Accounting;
import dev.lengthwise.batch.Batcher;
import dev.lengthwise.model.Activation;
import dev.lengthwise.model.Norm;
import dev.lengthwise.model.Temper;
import dev.lengthwise.model.TinyModels;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.model.TransformerConfig;
import dev.lengthwise.task.Example;
import dev.lengthwise.task.Lengths;
import dev.lengthwise.task.Task;
import dev.lengthwise.task.Vocabulary;
import dev.lengthwise.task.sort.Sort;
import dev.lengthwise.tensor.Asked;
import dev.lengthwise.tensor.Engine;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.tensor.Scope;
import dev.lengthwise.tensor.Tensors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrainerTest {
    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        Engine.start(1);
    }

    /** Sorting of four inputs alone, one of each length from 2 to 5. */
    private record FourInputs(Sort sort) implements Task {
        private static final int[][] INPUTS = {{7, 3}, {9, 0, 9}, {4, 8, 1, 2}, {5, 5, 0, 6, 3}};

        @Override
        public String name() {
            return sort.name();
        }

        @Override
        public Vocabulary vocabulary() {
            return sort.vocabulary();
        }

        @Override
        public int maxLength() {
            return 5;
        }

        @Override
        public int[] draw(int length, RandomGenerator random) {
            return INPUTS[length - 2];
        }

        @Override
        public Example pose(int[] input) {
            return sort.pose(input);
        }

        @Override
        public List<String> decisions(int[] input) {
            return sort.decisions(input);
        }
    }

    @ParameterizedTest
    @EnumSource(value = Precision.class, names = {"FP32", "BF16"})
    void learnsFourExamplesByHeart(Precision precision) throws Exception {
        Task task = new FourInputs(new Sort(new Vocabulary(10), true));
        Lengths lengths = new Lengths(List.of(new Lengths.Range(2, 5, 1)));
        Batcher batcher = new Batcher(task, List.of(), Accounting.REPLACE, lengths, 8, 1);
        TrainConfig config = new TrainConfig(200, 8, 0.01, ScheduleKind.ONE_CYCLE, 0.3, 1, 0, 0.9, 0.999,
                Asked.of(precision),
                200, 20);
        List<Double> losses = new ArrayList<>();
        try (Transformer model = new Transformer(
                new TransformerConfig(2, 16, 2, 32, Norm.PRE, Activation.GELU, new Temper.None()), 13,
                List.of("sort"), 1);
                Trainer trainer = new Trainer(model, batcher, config, precision, folder)) {
            trainer.train(event -> {
                if (event instanceof TrainEvent.Measured measured) {
                    losses.add(measured.losses().get("sort"));
                }
            }, () -> false);
        }
        assertThat(losses).hasSize(10);
        assertThat(losses.getFirst()).isGreaterThan(1);
        assertThat(losses.getLast()).isLessThan(0.05);
    }

    @Test
    void theSameSeedsGiveTheSameWeightsToTheBit() throws Exception {
        String hash = trained(1, 1, "a");
        assertThat(trained(1, 1, "b")).isEqualTo(hash);
        assertThat(trained(2, 1, "c")).isNotEqualTo(hash);
        assertThat(trained(1, 2, "d")).isNotEqualTo(hash);
    }

    private String trained(long modelSeed, long dataSeed, String name) throws Exception {
        try (Transformer model = TinyRuns.model(modelSeed);
                Trainer trainer = new Trainer(model, TinyRuns.batcher(dataSeed), TinyRuns.config(), Precision.FP32,
                        folder.resolve(name))) {
            assertThat(trainer.train(event -> {
            }, () -> false)).isTrue();
            assertThat(trainer.step()).isEqualTo(12);
            return Tensors.hash(model.parameters().all());
        }
    }

    /** Adam's first mean is a tenth of the gradient: it shows what clipping left of it. */
    @Test
    void clippingBoundsTheGradientAndNoClippingLeavesIt() throws Exception {
        FirstStep free = firstStep(0, Accounting.REPLACE, 1, "free");
        assertThat(free.gradientNorm()).isGreaterThan(0.5);
        assertThat(free.meanNorm("")).isCloseTo(0.1 * free.gradientNorm(), within(1e-5));

        FirstStep clipped = firstStep(0.01, Accounting.REPLACE, 1, "clipped");
        assertThat(clipped.gradientNorm()).isEqualTo(free.gradientNorm());
        assertThat(clipped.meanNorm("")).isCloseTo(0.1 * 0.01, within(1e-7));

        FirstStep wide = firstStep(1000, Accounting.REPLACE, 1, "wide");
        assertThat(wide.meanNorm("")).isCloseTo(0.1 * free.gradientNorm(), within(1e-5));
    }

    @Test
    void aHeadsWeightScalesItsGradientAlone() throws Exception {
        FirstStep once = firstStep(0, Accounting.ADD, 1, "once");
        FirstStep thrice = firstStep(0, Accounting.ADD, 3, "thrice");
        double carry = once.meanNorm("heads.carry");
        assertThat(carry).isGreaterThan(1e-3);
        assertThat(thrice.meanNorm("heads.carry")).isCloseTo(3 * carry, within(1e-6));
        assertThat(thrice.meanNorm("heads.increment")).isCloseTo(once.meanNorm("heads.increment"), within(1e-9));
    }

    /** Adam's first step moves by the rate whatever clear gradient there is: a 25th of the peak, 0.01, in one-cycle. */
    @Test
    void theFirstStepHasTheFirstRate() throws Exception {
        try (Transformer model = TinyRuns.model(1);
                Transformer before = TinyRuns.model(1);
                Trainer trainer = TinyRuns.trainer(model, TinyRuns.config(), folder);
                Scope scope = new Scope()) {
            trainer.train(event -> {
            }, () -> true);
            assertThat(trainer.step()).isEqualTo(1);
            for (String name : List.of("heads.increment.weight", "blocks.0.mlp.down.weight")) {
                double moved = TinyModels.difference(TinyModels.parameter(model, name),
                        TinyModels.parameter(before, name));
                assertThat(moved).as(name).isCloseTo(0.0004, within(1e-6));
            }
        }
    }

    private record FirstStep(double gradientNorm, Path checkpoint) {
        /** The norm of Adam's first moments of all parameters whose names start so. */
        double meanNorm(String prefix) throws IOException {
            try (Scope scope = new Scope()) {
                double squares = 0;
                for (Map.Entry<String, Tensor> entry : Tensors.of(Checkpoint.read(checkpoint).tensors()).entrySet()) {
                    if (entry.getKey().startsWith("adam.mean." + prefix)) {
                        squares += Math.pow(entry.getValue().norm().item_double(), 2);
                    }
                }
                return Math.sqrt(squares);
            }
        }
    }

    private FirstStep firstStep(double clip, Accounting accounting, double weight, String name) throws Exception {
        List<Double> norms = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        try (Transformer model = TinyRuns.model(1);
                Trainer trainer = new Trainer(model, TinyRuns.batcher(accounting, weight, 1),
                        TinyRuns.config(1, clip, 0), Precision.FP32, folder.resolve(name))) {
            trainer.train(event -> {
                switch (event) {
                    case TrainEvent.Measured measured -> norms.add(measured.gradientNorm());
                    case TrainEvent.Saved saved -> files.add(saved.file());
                    case TrainEvent.Begun begun -> assertThat(begun.step()).isZero();
                    case TrainEvent.Stepped stepped -> assertThat(stepped.steps()).isEqualTo(1);
                }
            }, () -> false);
        }
        return new FirstStep(norms.getFirst(), files.getFirst());
    }

    @Test
    void tellsEveryStepEveryLineOfMetricsAndEveryCheckpoint() throws Exception {
        List<String> events = new ArrayList<>();
        try (Transformer model = TinyRuns.model(1);
                Trainer trainer = TinyRuns.trainer(model, TinyRuns.config(), folder)) {
            trainer.train(event -> events.add(switch (event) {
                case TrainEvent.Begun begun -> "begun at " + begun.step() + "/" + begun.steps();
                case TrainEvent.Stepped stepped -> stepped.step() + "/" + stepped.steps();
                case TrainEvent.Measured measured -> "measured " + measured.step();
                case TrainEvent.Saved saved -> "saved " + saved.file().getFileName();
            }), () -> false);
        }
        assertThat(events).containsExactly("begun at 0/12", "1/12", "2/12", "3/12", "4/12", "measured 4", "5/12",
                "saved step-000000005.safetensors", "6/12", "7/12", "8/12", "measured 8", "9/12", "10/12",
                "saved step-000000010.safetensors", "11/12", "12/12", "measured 12",
                "saved step-000000012.safetensors");
    }

    @Test
    void aLineOfMetricsHasTheMeanLossesAndTheLastRate() throws Exception {
        List<TrainEvent.Measured> every = measured(1, "every");
        List<TrainEvent.Measured> fourth = measured(4, "fourth");
        assertThat(every).hasSize(12);
        assertThat(fourth).hasSize(3);
        for (int line = 0; line < 3; line++) {
            TrainEvent.Measured measured = fourth.get(line);
            for (String head : TinyRuns.HEADS) {
                double mean = every.subList(4 * line, 4 * line + 4).stream().mapToDouble(step -> loss(step, head))
                        .average().orElseThrow();
                assertThat(loss(measured, head)).isCloseTo(mean, within(1e-12));
            }
            assertThat(measured.losses().keySet()).containsExactly("increment", "carry");
            assertThat(measured.learningRate()).isEqualTo(
                    new Schedule.OneCycle(0.01, 12, 0.3).learningRate(4L * line + 3));
            assertThat(measured.gradientNorm()).isEqualTo(every.get(4 * line + 3).gradientNorm());
            assertThat(measured.examplesPerSecond()).isPositive();
            assertThat(measured.waiting()).isBetween(0.0, 1.0);
        }
        assertThat(fourth.getLast().secondsLeft()).isZero();
    }

    private static double loss(TrainEvent.Measured measured, String head) {
        return Objects.requireNonNull(measured.losses().get(head), head);
    }

    private List<TrainEvent.Measured> measured(int logEvery, String name) throws Exception {
        TrainConfig config = new TrainConfig(12, 8, 0.01, ScheduleKind.ONE_CYCLE, 0.3, 1, 0, 0.9, 0.999,
                Asked.of(Precision.FP32), 12, logEvery);
        List<TrainEvent.Measured> lines = new ArrayList<>();
        try (Transformer model = TinyRuns.model(1);
                Trainer trainer = TinyRuns.trainer(model, config, folder.resolve(name))) {
            trainer.train(event -> {
                if (event instanceof TrainEvent.Measured measured) {
                    lines.add(measured);
                }
            }, () -> false);
        }
        return lines;
    }

    @Test
    void theHeadOfAHintWithoutExamplesStaysAsItIs() throws Exception {
        List<String> heads = new ArrayList<>();
        List<String> embeddings = new ArrayList<>();
        try (Transformer model = TinyRuns.model(1);
                Trainer trainer = new Trainer(model, TinyRuns.fading(1), TinyRuns.config(12, 1, 0.1), Precision.FP32,
                        folder)) {
            trainer.train(event -> {
                if (event instanceof TrainEvent.Stepped) {
                    heads.add(Tensors.hash(Map.of("", TinyModels.parameter(model, "heads.carry.weight"))));
                    embeddings.add(Tensors.hash(Map.of("", TinyModels.parameter(model, "embedding.weight"))));
                }
            }, () -> false);
        }
        assertThat(heads.subList(0, 8)).doesNotHaveDuplicates();
        assertThat(heads.subList(7, 12)).containsOnly(heads.get(7));
        assertThat(embeddings).doesNotHaveDuplicates();
    }

    /** Two runs of one step, with decay and without, differ where decay is asked for and nowhere else. */
    @ParameterizedTest
    @EnumSource(Decay.class)
    void whatDecaysIsChosen(Decay decay) throws Exception {
        Map<String, float[]> with = afterOneStep(0.5, decay);
        Map<String, float[]> without = afterOneStep(0, decay);
        assertThat(with).isNotEmpty();
        with.forEach((name, values) -> {
            boolean matrix = name.endsWith(".weight") && !name.contains("norm") && !name.startsWith("embedding");
            boolean zero = name.endsWith(".bias"); // at the start
            boolean decays = !zero && (decay == Decay.ALL || matrix);
            assertThat(Arrays.equals(values, without.get(name))).as(name).isEqualTo(!decays);
        });
    }

    private Map<String, float[]> afterOneStep(double weightDecay, Decay decay) throws Exception {
        TrainConfig config = new TrainConfig(1, 8, 0.01, ScheduleKind.CONSTANT, 0, 1, weightDecay, decay, 0.9, 0.999, 0,
                null, Asked.of(Precision.FP32), 5, 4);
        Map<String, float[]> values = new LinkedHashMap<>();
        try (Transformer model = TinyRuns.model(1);
                Trainer trainer = TinyRuns.trainer(model, config, folder.resolve(decay + "-" + weightDecay))) {
            trainer.train(event -> {
            }, () -> false);
            model.parameters().all().forEach((name, tensor) -> values.put(name, Tensors.floats(tensor)));
        }
        return values;
    }

    @Test
    void stopsWhenAskedWithACheckpoint() throws Exception {
        List<Path> saved = new ArrayList<>();
        try (Transformer model = TinyRuns.model(1);
                Trainer trainer = TinyRuns.trainer(model, TinyRuns.config(), folder)) {
            boolean finished = trainer.train(event -> {
                if (event instanceof TrainEvent.Saved written) {
                    saved.add(written.file());
                }
            }, () -> trainer.step() == 3);
            assertThat(finished).isFalse();
            assertThat(trainer.step()).isEqualTo(3);
        }
        assertThat(saved).containsExactly(folder.resolve("step-000000003.safetensors"));
    }

    @Test
    void askingToStopAtTheLastStepIsFinishing() throws Exception {
        try (Transformer model = TinyRuns.model(1);
                Trainer trainer = TinyRuns.trainer(model, TinyRuns.config(), folder)) {
            assertThat(trainer.train(event -> {
            }, () -> trainer.step() == 12)).isTrue();
        }
    }
}
