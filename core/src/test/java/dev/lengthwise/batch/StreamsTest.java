package dev.lengthwise.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StreamsTest {
    @Test
    void everyExampleOfEverySeedAndStepHasAStreamOfItsOwn() {
        Set<Long> first = new HashSet<>();
        for (int seed = -2; seed < 8; seed++) {
            for (int step = 0; step < 10; step++) {
                for (int example = 0; example < 10; example++) {
                    first.add(Streams.training(seed, step, example).nextLong());
                    first.add(Streams.evaluation(seed, step, example).nextLong());
                    first.add(Streams.stopping(seed, step, example).nextLong());
                }
            }
        }
        assertThat(first).hasSize(3 * 10 * 10 * 10);
    }

    @Test
    void aStreamAskedForAgainIsTheSame() {
        assertThat(Streams.training(1, 2, 3).longs(5).toArray())
                .isEqualTo(Streams.training(1, 2, 3).longs(5).toArray());
        assertThat(Streams.evaluation(1, 2, 3).longs(5).toArray())
                .isEqualTo(Streams.evaluation(1, 2, 3).longs(5).toArray());
    }
}
