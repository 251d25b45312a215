package dev.lengthwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConstructCommandTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsConstructedIsARunLikeAnyOther() {
        Path out = folder.resolve("sort");
        Invocation construct = Invocation.of("construct", "sort", "--out", out, "--values", 12, "--samples", 5,
                "--threads", 1, "--lengths", "2,9", "--json");
        assertThat(construct.code()).as(construct.err()).isZero();
        assertThat(construct.json().path("results").path(1).path("exact").asDouble()).isEqualTo(1);
        assertThat(new RunFiles(out).state()).isEqualTo("done");
        assertThat(new RunFiles(out).manifest().path("constructed").asBoolean()).isTrue();
        assertThat(new RunFiles(out).manifest().path("precision").asString()).isEqualTo("fp64");
        assertThat(out).isDirectoryContaining("glob:**/report.html").isDirectoryContaining("glob:**/evaluation.json");

        assertThat(Invocation.of("predict", out, "7 3 9 3", "--threads", 1).out().strip()).isEqualTo("3 3 7 9");
        Invocation hint = Invocation.of("evaluate", out, "--hint", "successor", "--lengths", 30, "--samples", 5,
                "--precision", "all-bf16", "--threads", 1, "--json");
        assertThat(hint.json().path("precision").asString()).isEqualTo("all-bf16");
        assertThat(hint.json().path("results").path(0).path("exact").asDouble()).isEqualTo(1);
        assertThat(Invocation.of("evaluate", out, "--lengths", 8, "--samples", 5, "--generate", "--threads", 1,
                "--precision", "fp64", "--json").json().path("results").path(0).path("exact").asDouble()).isEqualTo(1);
        assertThat(Invocation.of("compare", out, out, "--threads", 1).code()).isZero();
        assertThat(Invocation.of("runs", folder).out()).contains("sort + successor", "done");
    }

    /** The short options are two of the task's keys. */
    @Test
    void takesEveryKeyOfTheTask() throws Exception {
        for (String[] options : new String[][]{{"--values", "6", "--distinct"},
                {"--set", "values=6", "--set", "task.repeats=false"}}) {
            Path out = folder.resolve(options[0]);
            List<Object> command = new ArrayList<>(List.of("construct", "sort", "--out", out, "--samples", 2,
                    "--threads", 1));
            command.addAll(List.of(options));
            Invocation construct = Invocation.of(command.toArray());
            assertThat(construct.code()).as(construct.err()).isZero();
        }
        assertThat(folder.resolve("--set/recipe.yaml")).hasSameTextualContentAs(folder.resolve("--values/recipe.yaml"))
                .content().contains("values: 6", "repeats: false");
        Invocation unknown = Invocation.of("construct", "increment", "--out", folder.resolve("x"), "--set", "sides=2");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).contains("--set sides=2", "carries");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no signals to send")
    void toldToStopItSaysSoInItsStateAndIsBegunAnew() throws Exception {
        Path out = folder.resolve("stopped");
        Object[] command = {"construct", "sort", "--out", out, "--values", 20, "--max-length", 200, "--lengths",
                "200,199,198,197,196,195,194,193,192,191", "--samples", 400, "--threads", 1};
        try (CommandProcess construct = CommandProcess.start(folder, command)) {
            CommandProcess.until(() -> Files.exists(out.resolve("model.safetensors")) || !construct.isAlive());
            construct.signal("TERM");
            assertThat(construct.exitCode()).as(construct.err()).isEqualTo(130);
            assertThat(construct.err()).contains("interrupted: the model is there without scores");
        }
        assertThat(new RunFiles(out).state()).isEqualTo("interrupted");
        command[9] = "5";
        assertThat(Invocation.of(command).err()).as("another construction").contains("was started with");
        command[9] = "200,199,198,197,196,195,194,193,192,191";
        try (CommandProcess construct = CommandProcess.start(folder, command)) {
            CommandProcess.until(() -> new RunFiles(out).state().equals("running") || !construct.isAlive());
            assertThat(construct.isAlive()).as("it goes on").isTrue();
            construct.kill();
        }
        assertThat(Invocation.of("runs", folder).out()).contains("killed");
    }

    @Test
    void incrementIsConstructedUpToItsLength() {
        Path out = folder.resolve("increment");
        assertThat(Invocation.of("construct", "increment", "--out", out, "--max-length", 6, "--lengths", "1,6",
                "--samples", 5, "--threads", 1).code()).isZero();
        assertThat(Invocation.of("predict", out, "0 9 9", "--threads", 1).out().strip()).isEqualTo("1 0 0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "count | has no construction; these tasks have one: sort, increment",
            "sort --beta 2 --sharpness 3 | --beta and --sharpness exclude each other",
            "sort --beta 0 | is not a number above 0",
            "sort --beta 1e300 | beta 1.0E300 is above 1.0E30: scores are 32-bit floats",
            "sort --sharpness 1e38 | sharpness 1.0E38 is above 1.0E30: weights are 32-bit floats",
            "sort --precision tf32 | --precision: precision tf32 is an arithmetic of NVIDIA's GPUs; use fp32 on cpu",
            "sort --values 1 | --values 1: 1 is below 2",
            "sort --max-length 0 | --max-length 0 is not allowed: at least 1",
            "sort --distinct --values 50 --max-length 60 | --max-length 60 is not allowed: this task has inputs of up to 50 values, and the model is made for all of them",
            "sort --max-length 10 --lengths 11 | --lengths 11 is not allowed: 1 to 10 for a construction for up to 10 values",
            "increment --values 12 | --values 12: 12 is not allowed: increment has always 10",
            "increment --distinct | --distinct: not used by kind increment",
            "increment --max-length 200000 | max-length 200000 is not in 1..100000"})
    void whatCannotBeConstructedIsOneLine(String arguments, String message) {
        Object[] words = ("construct " + arguments + " --out " + folder.resolve("none")).split(" ");
        Invocation wrong = Invocation.of(words);
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains(message).hasLineCount(1);
        assertThat(folder).isEmptyDirectory();
    }
}
