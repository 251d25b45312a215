package dev.lengthwise.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lengthwise.tensor.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StepProcessTest {
    private static final StepWork WORK = new StepWork(64, 4, 1, true, 0.01);

    /** Two at the same time, and this one: whoever makes the batches, the numbers are the same. */
    @Test
    void processesSideBySideDoTheWorkOfThisOne() throws InterruptedException {
        Engine.start(1);
        List<String> calls = new ArrayList<>();
        StepReport here = WORK.withBatchesInline().measure(() -> calls.add("warm"));
        List<StepReport> there = StepChild.together(List.of(WORK, WORK.withBatchesInline()),
                Surroundings.POINTER_COLLECTION);
        assertThat(calls).containsExactly("warm");
        assertThat(there).hasSize(2).allSatisfy(report -> {
            assertThat(report.loss()).isEqualTo(here.loss());
            assertThat(report.steps()).isPositive();
            assertThat(report.seconds()).isGreaterThanOrEqualTo(WORK.seconds());
        });
    }

    @Test
    void aModelNarrowerThanAHeadHasOneHead() throws InterruptedException {
        Engine.start(1);
        assertThat(new StepWork(32, 4, 1, true, 0.01).measure(() -> {
        }).steps()).isPositive();
    }

    @Test
    void aWorkIsWhatItsArgumentsSay() {
        assertThat(StepWork.of(WORK.arguments())).isEqualTo(WORK);
        assertThat(WORK.withBatchesInline().arguments()).containsExactly("TORCH", "64", "4", "1", "false", "0.01");
        assertThatIllegalArgumentException().isThrownBy(() -> StepWork.of(List.of("64", "4")))
                .withMessageContaining("[64, 4]");
    }

    @Test
    void aReportIsOneLineOfJson() {
        StepReport report = new StepReport(12, 3.5, 4.625, 1L << 33);
        assertThat(report.line())
                .isEqualTo("{\"steps\":12,\"seconds\":3.5,\"loss\":4.625,\"peakBytes\":8589934592}");
        assertThat(StepReport.parse(report.line())).isEqualTo(report);
        assertThat(report.secondsAStep()).isEqualTo(3.5 / 12);
    }

    @Test
    void aLineThatIsNoReportIsRefused() {
        for (String line : List.of("ready", "{\"steps\":12,\"seconds\":3.5,\"loss\":4.625}",
                "{\"steps\":0,\"seconds\":3.5,\"loss\":4.625,\"peakBytes\":0}")) {
            assertThatIllegalArgumentException().as(line).isThrownBy(() -> StepReport.parse(line))
                    .withMessageContaining(line);
        }
    }

    @Test
    void theVariablesOfMallocAreGlibcs() {
        assertThat(Surroundings.mallocVariables(
                Set.of("PATH", "MALLOC_ARENA_MAX", "GLIBC_TUNABLES", "MY_MALLOC_", "MALLOC_MMAP_MAX_")))
                .containsExactlyInAnyOrder("MALLOC_ARENA_MAX", "MALLOC_MMAP_MAX_", "GLIBC_TUNABLES");
    }

    /** 2 and 0.5 steps a second. */
    @Test
    void processesSideBySideAddTheirSpeedsUp() {
        assertThat(ThroughputBenchmark.stepsASecond(List.of(new StepReport(8, 4, 1, 0), new StepReport(2, 4, 1, 0))))
                .isEqualTo(2.5);
    }
}
