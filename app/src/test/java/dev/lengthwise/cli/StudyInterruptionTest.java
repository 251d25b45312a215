package dev.lengthwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.TinyRecipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no signals to send")
class StudyInterruptionTest {
    private static final String RECIPE = TinyRecipe.YAML.replace("steps: 30", "steps: 400")
            .replace("checkpointEvery: 10", "checkpointEvery: 100");

    @TempDir
    Path folder;
    private final List<ProcessHandle> held = new ArrayList<>();

    private RunFiles run(String arm) {
        return new RunFiles(folder.resolve("out/runs").resolve(arm).resolve("seed-1"));
    }

    /** Both runs of the study. */
    private List<RunFiles> runs() {
        return List.of(run("control"), run("successor"));
    }

    private CommandProcess study(Path file) throws IOException {
        return CommandProcess.start(folder, "study", file, "--out", folder.resolve("out"), "--jobs", 2, "--threads", 1,
                "--resume");
    }

    /**
     * Holds each run as soon as it has moved: where the machine is busy, the one could be done before the other has begun.
     */
    private void holdBothInTheMiddle(CommandProcess study) throws Exception {
        Map<RunFiles, Long> moving = new LinkedHashMap<>();
        runs().forEach(run -> moving.put(run, run.measured()));
        while (!moving.isEmpty()) {
            CommandProcess.until(() -> !study.isAlive() || moved(moving).findAny().isPresent());
            assertThat(study.isAlive()).isTrue();
            for (RunFiles run : moved(moving).toList()) {
                moving.remove(run);
                held.add(run.process());
                CommandProcess.signal("STOP", run.process());
            }
        }
    }

    private static Stream<RunFiles> moved(Map<RunFiles, Long> before) {
        return before.entrySet().stream().filter(run -> run.getKey().measured() > run.getValue())
                .map(Map.Entry::getKey);
    }

    private void letGo() throws Exception {
        for (ProcessHandle run : held) {
            CommandProcess.signal("CONT", run);
        }
        held.clear();
    }

    /** Ctrl-C, then kill -9, each in the middle of both runs, then to the end without waiting for what is left over. */
    @Test
    void interruptedAndKilledItEndsAsIfNothingHadBeen() throws Exception {
        Path file = StudyFile.in(folder, RECIPE, 1);

        try (CommandProcess study = study(file)) {
            holdBothInTheMiddle(study);
            study.signal("INT");
            letGo();
            assertThat(study.exitCode()).isEqualTo(130);
            assertThat(study.out()).isEmpty();
            assertThat(study.err().lines()).contains("interrupted with a checkpoint: control seed 1",
                    "interrupted with a checkpoint: successor seed 1").last().asString()
                    .matches("interrupted; continue with: lengthwise study .* --resume");
        }
        assertThat(runs()).extracting(RunFiles::state).containsExactly("interrupted", "interrupted");

        List<ProcessHandle> left;
        try (CommandProcess study = study(file)) {
            holdBothInTheMiddle(study);
            left = study.children();
            assertThat(left).hasSize(2);
            study.kill();
            letGo();
        }
        try (CommandProcess study = study(file)) {
            assertThat(study.exitCode()).as(study.err()).isZero();
            assertThat(study.err()).contains("done: control seed 1", "done: successor seed 1");
        }
        assertThat(left).noneMatch(ProcessHandle::isAlive);

        for (String arm : List.of("control", "successor")) {
            RunFiles alone = new RunFiles(folder.resolve("alone-" + arm));
            assertThat(Invocation.of("train", folder.resolve("out/recipes/" + arm + ".yaml"), "--threads", 1, "--out",
                    alone.folder()).code()).isZero();
            run(arm).assertSameAs(alone);
        }
        assertNothingIsDoneTwice(file);
    }

    /** A terminal that is closed tells every process that was started from it. */
    @Test
    void itOutlivesItsTerminal() throws Exception {
        try (CommandProcess study = study(StudyFile.in(folder, RECIPE, 1))) {
            holdBothInTheMiddle(study);
            study.signal("HUP");
            for (ProcessHandle run : held) {
                CommandProcess.signal("HUP", run);
            }
            letGo();
            assertThat(study.exitCode()).as(study.err()).isZero();
            assertThat(study.err()).contains("done: control seed 1", "done: successor seed 1");
        }
        assertThat(runs()).extracting(RunFiles::state).containsExactly("done", "done");
        assertThat(runs()).extracting(run -> run.manifest().path("sessions").size()).containsExactly(1, 1);
        assertThat(Files.readString(folder.resolve("out/status.txt")))
                .contains(": all runs have ended, report.html is written\n100 % of the work, 2 of 2");
    }

    private void assertNothingIsDoneTwice(Path file) throws IOException {
        List<String> logs = logs();
        Invocation again = Invocation.of("study", file, "--out", folder.resolve("out"), "--threads", 1, "--resume");
        assertThat(again.code()).isZero();
        assertThat(again.err()).contains("2 of 2 runs are done already");
        assertThat(again.outLines()).anyMatch(line -> line.startsWith("control "));
        assertThat(logs()).isEqualTo(logs);
    }

    /** What each run's processes printed, all sessions together. */
    private List<String> logs() throws IOException {
        return Stream.of(Files.readString(run("control").folder().resolve(".log")),
                Files.readString(run("successor").folder().resolve(".log"))).toList();
    }
}
