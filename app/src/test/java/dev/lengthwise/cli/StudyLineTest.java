package dev.lengthwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.result.manifest.RunState;
import dev.lengthwise.run.Doing;
import dev.lengthwise.run.RunProgress;
import dev.lengthwise.study.StudyProgress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StudyLineTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private static RunProgress run(RunState state) {
        return new RunProgress(state + " run", state, Doing.Stage.REPORTING, "", 30, 30, Map.of(), 0, 4,
                OptionalDouble.of(0), "");
    }

    private String lastLine(RunState... states) {
        List<RunProgress> runs = Stream.of(states).map(StudyLineTest::run).toList();
        try (Progress progress = new Progress("quick", new PrintStream(bytes, true, StandardCharsets.UTF_8), false,
                () -> 80, () -> 0)) {
            StudyLine.runs(progress).progress(new StudyProgress(runs, 1, OptionalDouble.of(0)));
        }
        return bytes.toString(StandardCharsets.UTF_8).lines().toList().getLast();
    }

    @Test
    void aStudyWhoseRunsAreAllDoneIsDone() {
        assertThat(lastLine(RunState.DONE, RunState.DONE)).isEqualTo("quick: done  2/2 runs  100 %");
    }

    @Test
    void aStudyOfWhichRunsFailedSaysHowMany() {
        assertThat(lastLine(RunState.DONE, RunState.FAILED)).isEqualTo("quick: ended  1/2 runs  1 failed  100 %");
    }
}
