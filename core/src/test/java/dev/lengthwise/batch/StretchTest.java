package dev.lengthwise.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lengthwise.task.Lengths;
import dev.lengthwise.task.Vocabulary;
import dev.lengthwise.task.sort.Sort;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class StretchTest {
    private static Batcher batcher(long seed, Stretch stretch) {
        return new Batcher(new Sort(new Vocabulary(100), true), List.of(), Accounting.REPLACE, Lengths.PAPER, 4000,
                seed,
                stretch);
    }

    @Test
    void halfOfTheSequencesStayAsTheyAreAndTheOthersLogarithmsAreUniform() {
        double[] stretches = batcher(1, new Stretch(64)).batch(5).stretches();
        assertThat(stretches).hasSize(4000);
        assertThat(Arrays.stream(stretches).filter(stretch -> stretch == 1).count()).isBetween(1850L, 2150L);
        double[] logs = Arrays.stream(stretches).filter(stretch -> stretch != 1).map(Math::log).toArray();
        assertThat(logs).isNotEmpty();
        assertThat(Arrays.stream(logs).min().orElseThrow()).isNotNegative();
        assertThat(Arrays.stream(logs).max().orElseThrow()).isLessThan(Math.log(64));
        // 5 standard errors of a uniform mean: 5 * ln 64 / sqrt(12 * 2000) = 0.13
        assertThat(Arrays.stream(logs).average().orElseThrow()).isBetween(Math.log(8) - 0.15, Math.log(8) + 0.15);
    }

    @Test
    void theyArePureFunctionsOfSeedAndStep() {
        double[] stretches = batcher(1, new Stretch(64)).batch(5).stretches();
        assertThat(batcher(1, new Stretch(64)).batch(5).stretches()).isEqualTo(stretches);
        assertThat(batcher(2, new Stretch(64)).batch(5).stretches()).isNotEqualTo(stretches);
        assertThat(batcher(1, new Stretch(64)).batch(6).stretches()).isNotEqualTo(stretches);
    }

    @Test
    void stretchingLeavesTheExamplesAlone() {
        Batch plain = batcher(1, Stretch.NONE).batch(5);
        Batch stretched = batcher(1, new Stretch(64)).batch(5);
        assertThat(plain.stretches()).isEmpty();
        assertThat(stretched.tokens()).isEqualTo(plain.tokens());
        assertThat(stretched.targets().getFirst().labels()).isEqualTo(plain.targets().getFirst().labels());
    }

    @Test
    void lessThanOnceAsLongIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Stretch(0.5))
                .withMessage("stretch 0.5 is not a number from 1 on");
    }
}
