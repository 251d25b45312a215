package dev.lengthwise.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.batch.Batch;
import dev.lengthwise.batch.Targets;
import dev.lengthwise.task.Vocabulary;
import dev.lengthwise.task.sort.Sort;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaddingTest {
    private static final Sort SORT = new Sort(new Vocabulary(10), true); // SEP is 10, END 11
    /** Reads 4 ⊥ 4, 5 ⊥ 5, 7 6 ⊥ 6 7 and 3 2 1 ⊥ 1 2 3. */
    private static final Batch BATCH = Batch.of(List.of(new Batch.Part("sort", 1, List.of(SORT.pose(new int[]{4}),
            SORT.pose(new int[]{5}), SORT.pose(new int[]{7, 6}), SORT.pose(new int[]{3, 2, 1})))));

    @Test
    void sequencesArePaddedBehindAndAnswersStayWhereTheyWereInThem() {
        Batch padded = Padding.toLongest(BATCH);
        assertThat(padded.groups().lengths()).containsExactly(7);
        assertThat(padded.groups().counts()).containsExactly(4);
        assertThat(padded.tokens()).containsExactly(
                4, 10, 4, 0, 0, 0, 0,
                5, 10, 5, 0, 0, 0, 0,
                7, 6, 10, 6, 7, 0, 0,
                3, 2, 1, 10, 1, 2, 3);
        Targets targets = padded.targets().getFirst();
        assertThat(targets.positions()).containsExactly(1, 2, 8, 9, 16, 17, 18, 24, 25, 26, 27);
        assertThat(targets.labels()).containsExactly(4, 11, 5, 11, 6, 7, 11, 1, 2, 3, 11);
    }

    @Test
    void neighbouringLengthsShareABucket() {
        Batch bucketed = Padding.toBuckets(BATCH, 2);
        assertThat(bucketed.groups().lengths()).containsExactly(3, 7);
        assertThat(bucketed.groups().counts()).containsExactly(2, 2);
        assertThat(bucketed.tokens()).containsExactly(
                4, 10, 4,
                5, 10, 5,
                7, 6, 10, 6, 7, 0, 0,
                3, 2, 1, 10, 1, 2, 3);
        assertThat(bucketed.targets().getFirst().positions()).containsExactly(1, 2, 4, 5, 8, 9, 10, 16, 17, 18, 19);
    }

    @Test
    void aBucketForEveryLengthPadsNothing() {
        assertThat(Padding.toBuckets(BATCH, 8).tokens()).isEqualTo(BATCH.tokens());
        assertThat(Padding.toBuckets(BATCH, 8).groups().lengths()).isEqualTo(BATCH.groups().lengths());
    }
}
