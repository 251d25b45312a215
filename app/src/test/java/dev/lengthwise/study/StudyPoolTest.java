package dev.lengthwise.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lengthwise.evaluate.LengthResult;
import dev.lengthwise.result.study.PooledArms;
import dev.lengthwise.result.study.PooledStudies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyPoolTest {
    private static final List<Path> SIX = List.of(Path.of("docs/results/headline"), Path.of("docs/results/hints"),
            Path.of("docs/results/isolation"), Path.of("docs/results/tempered"), Path.of("docs/results/membership"),
            Path.of("docs/results/diversity-first"));
    @TempDir
    Path folder;

    private static PooledArms controls(PooledStudies studies) {
        return studies.pooled().stream().filter(pooled -> pooled.arms().getFirst().arm().equals("control")).findFirst()
                .orElseThrow();
    }

    private static PooledArms.Score at(PooledArms pooled, int length) {
        return pooled.scores().stream().filter(score -> score.length().equals(Optional.of(length))).findFirst()
                .orElseThrow();
    }

    /** Six studies, and twenty seeds that do not differ between studies more than within: so each seed counts as much. */
    @Test
    void theSixStudiesControlsAreOneArm() throws IOException {
        PooledArms pooled = controls(StudyPool.of(SIX));
        assertThat(pooled.arms()).extracting(PooledArms.Member::arm).containsExactly("control", "control", "control",
                "control", "control", "sort");
        PooledArms.Score at30 = at(pooled, 30);
        double[][] groups = new double[SIX.size()][];
        for (int i = 0; i < SIX.size(); i++) {
            String arm = pooled.arms().get(i).arm();
            groups[i] = KeptStudy.read(SIX.get(i)).arms().stream().filter(each -> each.name().equals(arm)).findFirst()
                    .orElseThrow().runs().stream().flatMap(run -> run.evaluation().results().stream())
                    .filter(result -> result.length() == 30).map(LengthResult::exact).mapToDouble(exact -> exact.rate())
                    .toArray();
        }
        double[] all = Arrays.stream(groups).flatMapToDouble(Arrays::stream).toArray();
        assertThat(all).hasSize(20);
        assertThat(at30.p().orElseThrow()).isCloseTo(Welch.ofF(groups), within(1e-6));
        assertThat(at30.between()).isZero();
        assertThat(at30.mean()).isCloseTo(Welch.mean(all), within(1e-12));
        assertThat(at30.each()).extracting(PooledArms.Own::seeds).containsExactly(3, 3, 3, 3, 5, 3);
        assertThat(at30.interval().orElseThrow().low()).isLessThan(Welch.mean(all));
        assertThat(pooled.scores().getFirst().length()).isEmpty(); // log2 n50
    }

    /** A copy of a study is not another one: its runs have the same weights. */
    @Test
    void theSameRunsCountOnce() throws IOException {
        for (String file : List.of("study.yaml", "results.json", "manifest.json")) {
            Files.copy(SIX.get(3).resolve(file), folder.resolve(file));
        }
        PooledStudies pooled = StudyPool.of(List.of(SIX.get(3), folder));
        assertThat(pooled.pooled()).isEmpty();
        assertThat(at(controls(StudyPool.of(List.of(SIX.get(0), SIX.get(3), folder))), 30).each()).hasSize(2);
    }
}
