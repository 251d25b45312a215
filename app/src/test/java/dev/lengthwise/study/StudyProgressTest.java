package dev.lengthwise.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.lengthwise.engine.EngineKind;
import dev.lengthwise.experiment.RunFolder;
import dev.lengthwise.result.manifest.RunState;
import dev.lengthwise.run.Doing;
import dev.lengthwise.run.RunProcess;
import dev.lengthwise.run.RunProgress;
import dev.lengthwise.run.RunWatch;
import dev.lengthwise.run.Workload;
import dev.lengthwise.tensor.Asked;
import dev.lengthwise.tensor.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that exist as lines of metrics; the clock is the test's. A process is thought to need 2 s from its start to the first step. */
class StudyProgressTest {
    /** 100 steps of 0.1 s and 5 s of scoring. */
    private static final Workload SMALL = new Workload(100, 0.1, 5);
    /** Four times as much. */
    private static final Workload LARGE = new Workload(100, 0.4, 20);

    @TempDir
    Path folder;
    private final List<RunWatch> watches = new ArrayList<>();

    private RunWatch watch(String label, Workload workload) throws IOException {
        Path path = Files.createDirectories(folder.resolve(label));
        RunWatch watch = new RunWatch(
                new RunProcess(label, path, 1, new RunFolder(path), 1, Asked.of(Device.CPU), EngineKind.TORCH,
                        workload));
        watches.add(watch);
        return watch;
    }

    /** A line of metrics: so many steps after so many seconds of training. */
    private void measure(String label, int step, double seconds) throws IOException {
        Path file = Files.createDirectories(folder.resolve(label)).resolve("metrics.jsonl");
        Files.writeString(file, (Files.exists(file) ? Files.readString(file) : "") + "{\"step\":" + step
                + ",\"loss\":{\"sort\":" + 1.0 / step + "},\"seconds\":" + seconds + "}\n");
    }

    private StudyProgress progress(int jobs, double now) {
        return StudyProgress.of(watches, jobs, now);
    }

    @Test
    void beforeTheFirstMeasurementNoTimeIsNamed() throws IOException {
        watch("a", SMALL).begin(100);
        watch("b", SMALL);
        StudyProgress progress = progress(1, 101);
        assertThat(progress.left()).isEmpty();
        assertThat(progress.share()).isZero();
        assertThat(progress.runs()).extracting(RunProgress::word).containsExactly("training", "waiting");
        assertThat(progress.runs().getFirst().elapsed()).isEqualTo(1);
    }

    private void sign(String label, Doing doing) throws IOException {
        doing.write(folder.resolve(label).resolve(".doing"));
    }

    /** A recipe may measure once in a thousand steps. */
    @Test
    void itsOwnWordTellsWhereARunIsBeforeItsFirstMeasurement() throws IOException {
        RunWatch a = watch("a", SMALL);
        a.begin(0);
        sign("a", new Doing(Doing.Stage.STARTING, "drawing the first batch", 0, 0));
        a.look(3);
        assertThat(progress(1, 3).runs().getFirst().doing()).isEqualTo("drawing the first batch");
        sign("a", new Doing(Doing.Stage.TRAINING, "training", 1, 0.5));
        a.look(4);
        assertThat(progress(1, 4).left()).hasValue(99 * 0.5 + 5 * 5);
        sign("a", new Doing(Doing.Stage.TRAINING, "training", 21, 4.5));
        a.look(8);
        assertThat(progress(1, 8).runs().getFirst().step()).isEqualTo(21);
        assertThat(progress(1, 8).left()).hasValue(79 * 0.2 + 2 * 5);
        assertThat(progress(1, 8).share()).isEqualTo(2.1 / 15, offset(1e-9));
    }

    /** The run itself goes on, and what it measures is read. */
    @Test
    void aDamagedWordOfARunIsSaidAndItsMeasurementsAreReadInstead() throws IOException {
        RunWatch a = watch("a", SMALL);
        a.begin(0);
        measure("a", 20, 2);
        Path file = folder.resolve("a/.doing");
        Files.writeString(file, "{\"stage\":\"dreaming\",\"what\":\"training\",\"step\":27,\"seconds\":2.7}");
        assertThat(a.look(3)).contains(file + ": stage: \"dreaming\" is not allowed; one of starting, training, "
                + "evaluating, reporting is needed; it is not known what a does, which goes on");
        assertThat(progress(1, 3).runs().getFirst().step()).isEqualTo(20);
        Files.writeString(file, "{\"stage\":\"training\",\"what\":\"training\",\"step\":27}");
        assertThat(a.look(4).orElseThrow()).startsWith(file + ": seconds is missing; ");
        sign("a", new Doing(Doing.Stage.TRAINING, "training", 28, 2.8));
        assertThat(a.look(5)).isEmpty();
        assertThat(progress(1, 5).runs().getFirst().step()).isEqualTo(28);
    }

    @Test
    void lossesKeepTheStepThatTheyAreOf() throws IOException {
        RunWatch a = watch("a", SMALL);
        a.begin(0);
        measure("a", 20, 2);
        sign("a", new Doing(Doing.Stage.TRAINING, "training", 27, 2.7));
        a.look(3);
        RunProgress run = progress(1, 3).runs().getFirst();
        assertThat(run.step()).isEqualTo(27);
        assertThat(run.measured()).isEqualTo(20);
        assertThat(run.losses()).isEqualTo(Map.of("sort", 0.05));
    }

    /** Training may stop before its last step. */
    @Test
    void itsOwnWordTellsThatARunIsEvaluated() throws IOException {
        RunWatch a = watch("a", SMALL);
        a.begin(0);
        measure("a", 60, 6);
        sign("a", new Doing(Doing.Stage.EVALUATING, "evaluating sort, length 50", 60, 6));
        a.look(7);
        assertThat(a.state()).isEqualTo(RunState.RUNNING);
        assertThat(progress(1, 13).runs().getFirst().word()).isEqualTo("evaluating");
        a.end(RunState.DONE, "", 9);
        assertThat(progress(1, 9).runs().getFirst().doing()).isEmpty();
    }

    /** The machine is twice as slow as the workload has it: 20 steps of 0.1 s took 4 s. */
    @Test
    void runsAtTheirOwnPaceAndTheOthersAtTheSameSlowness() throws IOException {
        RunWatch a = watch("a", SMALL);
        a.begin(100);
        watch("b", LARGE);
        measure("a", 20, 4);
        a.look(107);
        StudyProgress progress = progress(1, 108); // a second after the measurement
        RunProgress first = progress.runs().getFirst();
        assertThat(first.left()).hasValue(80 * 0.2 - 1 + 2 * 5);
        assertThat(first.elapsed()).isEqualTo(4 + 1);
        assertThat(first.losses()).isEqualTo(Map.of("sort", 0.05));
        assertThat(progress.runs().getLast().left()).hasValue(2 + 2 * 40 + 2 * 20);
        assertThat(progress.left()).hasValue(25 + 122);
        assertThat(progress.share()).isEqualTo(2 / 75.0, offset(1e-9));
    }

    /** Two places: a is free after 10 s and takes c, b after 40 s. */
    @Test
    void runsSideBySideShareTheTime() throws IOException {
        for (String label : List.of("a", "b")) {
            RunWatch watch = watch(label, label.equals("a") ? SMALL : LARGE);
            watch.begin(0);
            measure(label, 50, label.equals("a") ? 5 : 20);
            watch.look(20);
        }
        watch("c", SMALL);
        assertThat(progress(2, 20).runs()).extracting(run -> run.left().orElseThrow()).containsExactly(10.0, 40.0,
                17.0);
        assertThat(progress(2, 20).left()).hasValue(40);
        assertThat(progress(1, 20).left()).hasValue(40); // what runs already, runs
        watch("d", LARGE);
        assertThat(progress(2, 20).left()).hasValue(10 + 17 + 62);
    }

    @Test
    void whatWasTrainedBeforeCountsAndTellsThePace() throws IOException {
        measure("a", 40, 4);
        RunWatch a = watch("a", SMALL);
        StudyProgress progress = progress(1, 1000);
        assertThat(progress.share()).isEqualTo(4 / 15.0, offset(1e-9));
        assertThat(progress.left()).hasValue(2 + 6 + 5);
        assertThat(progress.runs().getFirst().elapsed()).isEqualTo(4);
        a.begin(1000);
        measure("a", 60, 10); // 20 steps took 6 s in this session
        a.look(1007);
        assertThat(progress(1, 1007).left()).hasValue(40 * 0.3 + 3 * 5);
    }

    /** What was trained after the checkpoint is dropped and comes again. */
    @Test
    void aRunThatGoesOnFromACheckpointDoesSoHereToo() throws IOException {
        measure("a", 40, 4);
        RunWatch a = watch("a", SMALL);
        a.begin(1000);
        Files.delete(folder.resolve("a/metrics.jsonl"));
        measure("a", 20, 2);
        a.look(1001);
        assertThat(progress(1, 1001).runs().getFirst().step()).isEqualTo(20);
        assertThat(progress(1, 1001).runs().getFirst().elapsed()).isEqualTo(2);
        measure("a", 30, 4);
        a.look(1003);
        assertThat(progress(1, 1003).left()).hasValue(70 * 0.2 + 2 * 5);
    }

    @Test
    void afterTheLastStepItIsEvaluatedAndThenDone() throws IOException {
        RunWatch a = watch("a", SMALL);
        a.begin(0);
        measure("a", 100, 10);
        a.look(12);
        assertThat(a.state()).isEqualTo(RunState.RUNNING);
        assertThat(progress(1, 13).runs().getFirst().word()).isEqualTo("evaluating");
        assertThat(progress(1, 15).left()).hasValue(2);
        assertThat(progress(1, 30).left()).hasValue(0); // it takes longer than was thought
        assertThat(progress(1, 15).share()).isEqualTo(10 / 15.0, offset(1e-9));
        a.end(RunState.DONE, "", 16);
        assertThat(progress(1, 99).share()).isEqualTo(1);
        assertThat(progress(1, 99).runs().getFirst().elapsed()).isEqualTo(14);
        assertThat(progress(1, 99).left()).hasValue(0);
    }

    @Test
    void nothingMoreIsExpectedOfAFailedRun() throws IOException {
        RunWatch a = watch("a", SMALL);
        a.begin(0);
        a.end(RunState.FAILED, "no memory", 3);
        StudyProgress progress = progress(1, 5);
        assertThat(progress.share()).isEqualTo(1);
        assertThat(progress.count(RunState.FAILED)).isEqualTo(1);
        assertThat(progress.runs().getFirst().remark()).isEqualTo("no memory");
        assertThat(progress.left()).hasValue(0);
    }
}
