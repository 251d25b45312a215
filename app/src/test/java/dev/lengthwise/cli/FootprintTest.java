package dev.lengthwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.engine.EngineKind;
import dev.lengthwise.evaluate.Questions;
import dev.lengthwise.experiment.Setup;
import dev.lengthwise.recipe.RecipeReader;
import dev.lengthwise.run.Footprint;
import dev.lengthwise.run.ModelFootprint;
import dev.lengthwise.run.RunFootprint;
import dev.lengthwise.tensor.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of memory beforehand, beside what processes hold. */
class FootprintTest {
    /** As many steps as it takes until memory that fits no later batch has come together: a tenth more than after three. */
    private static final String RECIPE = """
            task: {kind: sort, values: %d}
            lengths: [{min: 2, max: %d, share: 1}]
            model: {depth: %d, width: %d, heads: 4}
            train: {steps: 20, batch: %d, precision: fp32}
            evaluate: {lengths: [1], samples: 1}
            """;
    private static final double FACTOR = 2;

    @TempDir
    Path folder;

    private Path recipe(int values, int longest, int depth, int width, int batch) throws IOException {
        return Files.writeString(folder.resolve("sized.yaml"),
                RECIPE.formatted(values, longest, depth, width, batch));
    }

    private static Setup setup(Path recipe) {
        return Setup.of(RecipeReader.read(recipe, List.of()));
    }

    /** What a command's process held when it held most. */
    private double peak(Object... command) throws Exception {
        try (CommandProcess process = CommandProcess.start(folder, command)) {
            double peak = process.peak();
            assertThat(process.exitCode()).as(process.err()).isZero();
            return peak;
        }
    }

    private double peakWithoutNatives(Object... command) throws Exception {
        try (CommandProcess process = CommandProcess.withoutNatives(folder, command)) {
            double peak = process.peak();
            assertThat(process.exitCode()).as(process.err()).isZero();
            return peak;
        }
    }

    private static void assertNear(double peak, Footprint told) {
        double bytes = told.bytes();
        assertThat(bytes).as("%s, of which a process held %.0f MB", told, peak / 1e6)
                .isBetween(peak / FACTOR, peak * FACTOR);
    }

    @ParameterizedTest
    @EnabledOnOs(value = OS.LINUX, disabledReason = "no other system tells of processes in this way")
    @CsvSource({"100, 20, 4, 128, 512", "100, 4, 2, 768, 8", "30000, 20, 1, 64, 64"})
    void trainingHoldsAboutWhatIsTold(int values, int longest, int depth, int width, int batch) throws Exception {
        Path recipe = recipe(values, longest, depth, width, batch);
        assertNear(peak("train", recipe, "--threads", 1, "--device", "cpu", "--out", folder.resolve("out")),
                new RunFootprint(setup(recipe)).training());
    }

    /** Our own engine holds all in the JVM, and no library of libtorch's; a few steps are all that it takes to hold most. */
    @ParameterizedTest
    @EnabledOnOs(value = OS.LINUX, disabledReason = "no other system tells of processes in this way")
    @CsvSource({"100, 20, 2, 128, 128", "100, 4, 2, 768, 8", "30000, 20, 1, 64, 64"})
    void trainingByTheKernelHoldsAboutWhatIsTold(int values, int longest, int depth, int width, int batch)
            throws Exception {
        Path recipe = recipe(values, longest, depth, width, batch);
        Files.writeString(recipe, Files.readString(recipe).replace("steps: 20", "steps: 4, engine: kernel"));
        assertNear(peakWithoutNatives("train", recipe, "--out", folder.resolve("out")),
                new RunFootprint(setup(recipe)).training());
    }

    @ParameterizedTest
    @EnabledOnOs(value = OS.LINUX, disabledReason = "no other system tells of processes in this way")
    @CsvSource({"100, 4, 128, 400, false", "100, 4, 128, 100, true", "15000, 1, 32, 400, false"})
    void askingTheKernelHoldsAboutWhatIsTold(int values, int depth, int width, int length, boolean generate)
            throws Exception {
        Path recipe = recipe(values, 4, depth, width, 8);
        Path out = folder.resolve("out");
        assertThat(
                Invocation.of("train", recipe, "--threads", 1, "--set", "train.steps=1", "--engine", "kernel", "--out",
                        out).code())
                .isZero();
        Questions questions = setup(recipe).questions();
        ModelFootprint model = ModelFootprint.of(setup(recipe)).by(EngineKind.KERNEL);
        assertNear(peakWithoutNatives("evaluate", out, "--lengths", length, "--samples", 20,
                generate ? "--generate" : "--json"),
                generate
                        ? model.generating(questions, length, 20, Precision.FP32, "--lengths", "--samples")
                        : model.scoring(questions, length, 20, Precision.FP32, "--lengths", "--samples"));
    }

    /** More than the JVM may have is refused with what would help. */
    @Test
    void whatTheJvmHasNoRoomForIsRefused() {
        Invocation refused = Invocation.of("train", "sort", "--engine", "kernel", "--set", "model.width=1024", "--out",
                folder.resolve("out"));
        assertThat(refused.err()).startsWith("lengthwise: sort: training needs about ")
                .contains(" the JVM may use ", "a smaller model.width (1024) needs less", "LENGTHWISE_JAVA_OPTS=-Xmx");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @ParameterizedTest
    @EnabledOnOs(value = OS.LINUX, disabledReason = "no other system tells of processes in this way")
    @CsvSource({"100, 6, 64, 700, 24, FP32, false", "100, 2, 64, 700, 24, FP64, false",
            "15000, 1, 32, 700, 24, FP32, false",
            "100, 4, 128, 100, 400, FP32, true"})
    void scoringHoldsAboutWhatIsTold(int values, int depth, int width, int length, int samples, Precision precision,
            boolean generate) throws Exception {
        Path recipe = recipe(values, 4, depth, width, 8);
        Path out = folder.resolve("out");
        assertThat(Invocation.of("train", recipe, "--threads", 1, "--device", "cpu", "--out", out).code()).isZero();
        Questions questions = setup(recipe).questions();
        ModelFootprint model = ModelFootprint.of(setup(recipe));
        Object[] command = {"evaluate", out, "--threads", 1, "--device", "cpu", "--lengths", length, "--samples",
                generate ? 20 : samples, "--precision", precision, generate ? "--generate" : "--json"};
        assertNear(peak(command), generate
                ? model.generating(questions, length, 20, precision, "--lengths", "--samples")
                : model.scoring(questions, length, samples, precision, "--lengths", "--samples"));
    }

    @Test
    void theNumbersOfAModelAreCountedToOnePercent() throws IOException {
        for (Path recipe : List.of(recipe(100, 20, 4, 128, 8), recipe(5000, 20, 1, 16, 8))) {
            Path out = Files.createTempDirectory(folder, "counted").resolve("out");
            assertThat(Invocation.of("train", recipe, "--threads", 1, "--out", out).code()).isZero();
            double counted = new RunFiles(out).manifest().path("parameters").asDouble();
            assertThat(ModelFootprint.of(setup(recipe)).parameters()).isBetween(0.99 * counted, 1.01 * counted);
        }
    }

    /** One line, exit code 2, at once, and nothing is left behind. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "train sort --set model.width=100000 --set model.heads=1 | sort: training needs about 6026 GB of memory, and | a smaller model.width (100000) needs less",
            "train sort --set train.batch=2000000000 | sort: training needs about | a smaller train.batch (2000000000) needs less",
            "train sort --engine torch --set task.values=1000000 --set train.batch=100000 | sort: training needs about | a smaller train.batch (100000) needs less",
            "train sort --set task.values=1000000 --set train.batch=100000 | sort: training needs about | a smaller task.values (1000000) needs less",
            "train sort --set evaluate.lengths=[2000000000] | sort: evaluation at length 2000000000 needs about | a smaller evaluate.lengths (2000000000) needs less",
            "train sort --set evaluate.samples=2000000000 | sort: evaluation at length | a smaller evaluate.samples (2000000000) needs less",
            "study quick --set model.width=100000 --set model.heads=1 | study quick: arm control: training needs about | a smaller model.width (100000) needs less",
            "construct sort --values 1000000 | evaluation at length | a smaller model.width",
            "construct sort --lengths 5 --samples 2147483647 | evaluation at length 5 needs about | a smaller evaluate.samples (2147483647)"})
    void whatThereIsNoRoomForIsRefused(String arguments, String beginning, String end) {
        Path out = folder.resolve("out");
        Invocation refused = Invocation.of((arguments + " --out " + out).split(" "));
        assertThat(refused.err().lines().filter(line -> line.startsWith("lengthwise: "))).singleElement().asString()
                .startsWith("lengthwise: " + beginning).contains(end);
        assertThat(refused.code()).isEqualTo(2);
        assertThat(out).doesNotExist();
    }

    @Test
    void aModelIsNotAskedForMoreThanThereIsRoomFor() throws IOException {
        Path out = folder.resolve("out");
        assertThat(Invocation.of("train", recipe(10, 4, 1, 8, 8), "--threads", 1, "--out", out).code()).isZero();
        for (List<Object> command : List.<List<Object>>of(
                List.of("evaluate", out, "--lengths", 2147483647, "--samples", 1, "--threads", 1),
                List.of("evaluate", out, "--lengths", 2000000000, "--samples", 1, "--threads", 1, "--generate"),
                List.of("evaluate", out, "--lengths", 5, "--samples", 2147483647, "--threads", 1),
                List.of("compare", out, out, "--lengths", 2147483647, "--threads", 1),
                List.of("probe", out, "--samples", 2147483647, "--threads", 1),
                List.of("sample", "sort", "--lengths", 2147483647),
                List.of("sample", "increment", "--lengths", 2147483647))) {
            Invocation refused = Invocation.of(command.toArray());
            assertThat(refused.err()).contains(" needs about ").contains(" needs less").doesNotContain("unexpected");
            assertThat(refused.err().lines().filter(line -> line.startsWith("lengthwise: "))).hasSize(1);
            assertThat(refused.out()).isEmpty();
            assertThat(refused.code()).as(command.toString()).isEqualTo(2);
        }
    }
}
