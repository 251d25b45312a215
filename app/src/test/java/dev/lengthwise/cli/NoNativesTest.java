package dev.lengthwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.TinyRecipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the engine kernel trains and scores needs none of libtorch's native libraries: here they are not on the class path. */
class NoNativesTest {
    private static final String MISSING = "lengthwise: libtorch's native libraries are not here, and this needs them; what the"
            + " engine kernel trains and scores does not (see lengthwise doctor)\n";

    @TempDir
    Path folder;

    private Path recipe(String steps) throws IOException {
        return Files.writeString(folder.resolve("tiny.yaml"), TinyRecipe.YAML.replace("steps: 30", "steps: " + steps)
                .replace("checkpointEvery: 10", "checkpointEvery: 100, averaging: 0.9"));
    }

    private CommandProcess start(Object... arguments) throws IOException {
        return CommandProcess.withoutNatives(folder, arguments);
    }

    /** Does it and gives what is printed on stdout. */
    private String run(Object... arguments) throws Exception {
        try (CommandProcess command = start(arguments)) {
            assertThat(command.exitCode()).as(command.err()).isZero();
            return command.out();
        }
    }

    private void needsThem(Object... arguments) throws Exception {
        try (CommandProcess command = start(arguments)) {
            assertThat(command.exitCode()).isEqualTo(Failures.FAILED);
            assertThat(command.out()).isEmpty();
            assertThat(command.err().lines().toList().getLast() + "\n").isEqualTo(MISSING);
        }
    }

    /** Trained with the libraries at hand it has the same bits. */
    @Test
    void aRunIsTrainedInterruptedGoneOnWithAndAsked() throws Exception {
        Path recipe = recipe("600");
        RunFiles run = new RunFiles(folder.resolve("run"));
        try (CommandProcess train = start("train", recipe, "--engine", "kernel", "--threads", 1, "--out",
                run.folder())) {
            CommandProcess.until(() -> !train.isAlive() || run.measured() > 50);
            train.signal("INT");
            assertThat(train.exitCode()).as(train.err()).isEqualTo(Failures.INTERRUPTED);
        }
        assertThat(run.state()).isEqualTo("interrupted");
        String printed = run("train", recipe, "--engine", "kernel", "--threads", 2, "--out", run.folder(), "--resume");
        RunFiles uninterrupted = new RunFiles(folder.resolve("uninterrupted"));
        Invocation whole = Invocation.of("train", recipe, "--engine", "kernel", "--threads", 1, "--out",
                uninterrupted.folder());
        assertThat(printed.lines().toList().subList(0, 4)).isEqualTo(whole.outLines().subList(0, 4));
        run.assertSameAs(uninterrupted);

        assertThat(run("evaluate", run.folder(), "--hint", "successor", "--lengths", 3))
                .startsWith("successor: exact match");
        assertThat(run("evaluate", run.folder(), "--generate", "--json")).contains("\"generated\"");
        assertThat(run("evaluate", run.folder(), "--step", 500)).contains("after step 500");
        assertThat(run("predict", run.folder(), "3 1 2"))
                .isEqualTo(Invocation.of("predict", run.folder(), "3 1 2", "--engine", "torch").out());
        assertThat(run("runs", folder)).contains("uninterrupted", "done");
        assertThat(run("compare", run.folder(), uninterrupted.folder(), "--lengths", 3)).contains("Linear CKA");
        needsThem("evaluate", run.folder(), "--precision", "bf16");
        needsThem("probe", run.folder());
    }

    @Test
    void aStudyIsDoneReportedAndDoneAgain() throws Exception {
        Path study = folder.resolve("study");
        run("study", StudyFile.in(folder, TinyRecipe.YAML, 2), "--engine", "kernel", "--out", study);
        assertThat(Files.readString(study.resolve("results.json"))).contains("parameterHash");
        Files.delete(study.resolve("report.html"));
        run("doctor");
        run("report", study, "--out", study.resolve("report.html"));
        assertThat(study.resolve("report.html")).exists();
        assertThat(run("reproduce", study, "--out", folder.resolve("again"))).contains("the same");
    }

    @Test
    void whatNeedsThemSaysSoInALine() throws Exception {
        needsThem("train", recipe("10"), "--out", folder.resolve("torch"));
        needsThem("construct", "sort", "--out", folder.resolve("constructed"), "--max-length", 5, "--lengths", 3);
        assertThat(Files.readString(folder.resolve("torch/manifest.json"))).contains("failed");
    }

    /** Here a script that copies what is on the class path of this test stands for the launcher, which downloads. */
    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a script")
    void aCheckoutFetchesThemOnceWhereSomethingNeedsThem() throws Exception {
        Path home = Files.createDirectories(folder.resolve("checkout"));
        Files.createDirectories(home.resolve("app/src/main/bundle"));
        Path launcher = home.resolve("lengthwise");
        StringBuilder script = new StringBuilder("#!/bin/sh\necho \"lengthwise: 0:01 $1\" >&2\n");
        script.append("echo \"$1\" >> '").append(home).append("/asked'\n");
        script.append("test -e '").append(home).append("/stopped' && exit 130\n");
        script.append("test -e '").append(home).append("/network' || exit 1\n");
        script.append("mkdir -p '").append(home).append("/target/run/natives'\n");
        for (Path jar : CommandProcess.natives()) {
            script.append("cp '").append(jar).append("' '").append(home).append("/target/run/natives'\n");
        }
        Files.writeString(launcher, script);
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
        Map<String, String> environment = Map.of("JAVA_TOOL_OPTIONS", "-Dlengthwise.home=" + home);
        Object[] bf16 = {"train", recipe("10"), "--set", "train.precision=bf16", "--out", folder.resolve("bf16")};
        try (CommandProcess train = CommandProcess.withoutNatives(folder, environment, bf16)) {
            assertThat(train.exitCode()).as(train.err()).isEqualTo(Failures.FAILED);
            assertThat(train.err()).endsWith(
                    "lengthwise: libtorch's native libraries could not be fetched: --fetch-natives\n");
        }
        Path stopped = Files.createFile(home.resolve("stopped"));
        try (CommandProcess construct = CommandProcess.withoutNatives(folder, environment, "construct", "sort", "--out",
                folder.resolve("constructed"), "--max-length", 5, "--lengths", 3)) {
            assertThat(construct.exitCode()).isEqualTo(Failures.INTERRUPTED);
            assertThat(construct.err()).endsWith(
                    "lengthwise: the download of libtorch's native libraries was interrupted\n");
        }
        Files.delete(stopped);
        Files.createFile(home.resolve("network"));
        Object[] again = Stream.concat(Stream.of(bf16), Stream.of("--resume")).toArray();
        for (Object[] arguments : List.of(again, new Object[]{"probe", folder.resolve("bf16")})) {
            try (CommandProcess command = CommandProcess.withoutNatives(folder, environment, arguments)) {
                assertThat(command.exitCode()).as(command.err()).isZero();
            }
        }
        assertThat(Files.readAllLines(home.resolve("asked"))).containsExactly("--fetch-natives", "--fetch-natives",
                "--fetch-natives");
        RunFiles fetched = new RunFiles(folder.resolve("bf16"));
        RunFiles atHand = new RunFiles(folder.resolve("at-hand"));
        bf16[5] = atHand.folder();
        assertThat(Invocation.of(bf16).code()).isZero();
        fetched.assertSameAs(atHand);
    }
}
