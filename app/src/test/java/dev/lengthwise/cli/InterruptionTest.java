package dev.lengthwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.TinyRecipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Training in a process that is killed or told to stop gives what it gives undisturbed. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no signals to send")
class InterruptionTest {
    private static final int KILLS = 3;
    private static final int STEPS_BETWEEN = 120;

    @TempDir
    static Path shared;
    private static Path recipe;
    private static RunFiles uninterrupted;

    @TempDir
    Path folder;

    @BeforeAll
    static void trainUndisturbed() throws IOException {
        recipe = Files.writeString(shared.resolve("tiny.yaml"), TinyRecipe.YAML.replace("steps: 30", "steps: 500")
                .replace("checkpointEvery: 10", "checkpointEvery: 25").replace("logEvery: 4", "logEvery: 7"));
        uninterrupted = new RunFiles(shared.resolve("uninterrupted"));
        assertThat(Invocation.of("train", recipe, "--threads", 1, "--out", uninterrupted.folder()).code()).isZero();
    }

    private CommandProcess train() throws IOException {
        return CommandProcess.start(folder, "train", recipe, "--threads", 1, "--out", run().folder(), "--resume");
    }

    private RunFiles run() {
        return new RunFiles(folder.resolve("run"));
    }

    @Test
    void killedAtAnyMomentItEndsTheSame() throws Exception {
        SplittableRandom random = new SplittableRandom(20231001);
        RunFiles run = run();
        for (int kill = 0; kill < KILLS; kill++) {
            try (CommandProcess train = train()) {
                long until = run.measured() + random.nextInt(kill == 0 ? 1 : STEPS_BETWEEN);
                CommandProcess.until(() -> !train.isAlive() || run.measured() > until);
                Thread.sleep(random.nextInt(40));
                train.kill();
            }
        }
        try (CommandProcess train = train()) {
            assertThat(train.exitCode()).as(train.err()).isZero();
            assertThat(train.err()).contains("continuing at step ");
            assertThat(train.out()).startsWith("sort: exact match");
        }
        run.assertSameAs(uninterrupted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void toldToStopItWritesACheckpointAndExitsWith130(String signal) throws Exception {
        RunFiles run = run();
        try (CommandProcess train = train()) {
            CommandProcess.until(() -> !train.isAlive() || run.measured() > 50);
            train.signal(signal);
            assertThat(train.exitCode()).isEqualTo(130);
            assertThat(train.out()).isEmpty();
            assertThat(train.err().lines()).last().asString()
                    .matches("interrupted; continue with: lengthwise train .* --resume");
        }
        assertThat(run.state()).isEqualTo("interrupted");
        long step = run.manifest().path("step").asLong();
        assertThat(run.folder().resolve(String.format("checkpoints/step-%09d.safetensors", step))).exists();
        Invocation resumed = Invocation.of("train", recipe, "--threads", 1, "--out", run.folder(), "--resume");
        assertThat(resumed.code()).isZero();
        assertThat(resumed.err()).contains("continuing at step " + step + " of 500");
        run.assertSameAs(uninterrupted);
    }

    @Test
    void aSecondProcessOnTheSameRunIsRefused() throws Exception {
        RunFiles run = run();
        try (CommandProcess train = train()) {
            CommandProcess.until(() -> !train.isAlive() || run.measured() > 0);
            Invocation second = Invocation.of("train", recipe, "--threads", 1, "--out", run.folder(), "--resume");
            assertThat(second.code()).isEqualTo(2);
            assertThat(second.err())
                    .isEqualTo("lengthwise: " + run.folder() + ": another process is working on this run\n");
            assertThat(Invocation.of("runs", folder, "--json").json().path(0).path("status").asString())
                    .isEqualTo("running");
            train.kill();
        }
        assertThat(Invocation.of("runs", folder, "--json").json().path(0).path("status").asString())
                .isEqualTo("killed");
    }

    @Test
    void stopsByItselfWithTheProcessItWasStartedFor() throws Exception {
        RunFiles run = run();
        Process other = new ProcessBuilder("sleep", "600").start();
        try (CommandProcess train = CommandProcess.start(folder, "train", recipe, "--threads", 1, "--out",
                run.folder(), "--set", "train.steps=1000000", "--stop-with", other.pid())) {
            CommandProcess.until(() -> !train.isAlive() || run.measured() > 0);
            assertThat(train.isAlive()).isTrue();
            other.destroyForcibly();
            assertThat(train.exitCode()).isEqualTo(130);
        } finally {
            other.destroyForcibly();
        }
        assertThat(run.state()).isEqualTo("interrupted");
    }
}
