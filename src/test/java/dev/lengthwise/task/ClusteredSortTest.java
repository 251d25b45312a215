package dev.lengthwise.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusteredSortTest {
    private static final int DRAWN = 20_000;

    private static ClusteredSort sort(int values, double share) {
        return new ClusteredSort(new Sort(new Vocabulary(values), true), share);
    }

    private static double meanOfDistinct(Task task, int length) {
        SplittableRandom random = new SplittableRandom(length);
        long distinct = 0;
        for (int i = 0; i < DRAWN; i++) {
            distinct += Arrays.stream(task.draw(length, random)).distinct().count();
        }
        return distinct / (double) DRAWN;
    }

    /** n draws from k values hit k (1 - (1 - 1/k)^n) of them; k is uniform in 1..n, but no more than there are. */
    @ParameterizedTest
    @CsvSource({"100, 2, 1", "100, 6, 1", "100, 20, 1", "100, 20, 0.3", "5, 20, 1", "2, 3, 0.5"})
    void anInputHasTheDistinctValuesOfDrawsFromASubsetOfAnySize(int values, int length, double share) {
        int most = Math.min(values, length);
        double clustered = 0;
        for (int size = 1; size <= most; size++) {
            clustered += distinct(size, length) / most;
        }
        double expected = share * clustered + (1 - share) * distinct(values, length);
        assertThat(meanOfDistinct(sort(values, share), length)).isCloseTo(expected, within(0.02 * length));
    }

    private static double distinct(int values, int draws) {
        return values * (1 - Math.pow(1 - 1.0 / values, draws));
    }

    @Test
    void repeatsFarMoreOftenThanUniformDraws() {
        assertThat(meanOfDistinct(new Sort(new Vocabulary(100), true), 20)).isGreaterThan(18);
        assertThat(meanOfDistinct(sort(100, 1), 20)).isLessThan(9);
    }

    @Test
    void drawsEveryValueEquallyOftenAtEveryPosition() {
        SplittableRandom random = new SplittableRandom(1);
        int[][] counts = new int[3][10];
        for (int i = 0; i < DRAWN; i++) {
            int[] input = sort(10, 1).draw(3, random);
            for (int position = 0; position < 3; position++) {
                counts[position][input[position]]++;
            }
        }
        // 2000 expected, standard deviation 42.
        assertThat(Arrays.stream(counts).flatMapToInt(Arrays::stream)).allSatisfy(
                count -> assertThat(count).isCloseTo(2000, within(220)));
    }

    @Test
    void onlyDrawingIsDifferent() {
        Sort sort = new Sort(new Vocabulary(10), true);
        int[] input = {7, 3, 9, 3};
        assertThat(sort(10, 1).pose(input).tokens()).isEqualTo(sort.pose(input).tokens());
        assertThat(sort(10, 1).decisions(input)).isEqualTo(sort.decisions(input));
        assertThat(sort(10, 1).name()).isEqualTo("sort");
        assertThat(sort(10, 1).maxLength()).isEqualTo(Integer.MAX_VALUE);
        assertThat(sort(10, 1).vocabulary()).isEqualTo(sort.vocabulary());
        assertThatIllegalArgumentException().isThrownBy(() -> sort(10, 1).draw(0, new SplittableRandom(1)))
                .withMessage("length 0 is below 1");
    }

    @Test
    void isForSortWithRepeatsAlone() {
        Task sort = new Sort(new Vocabulary(10), true);
        assertThat(Tasks.clustered(sort, 0)).isSameAs(sort);
        assertThat(Tasks.clustered(new Increment(0.5), 0)).isEqualTo(new Increment(0.5));
        assertThat(Tasks.clustered(sort, 1)).isEqualTo(sort(10, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Tasks.clustered(new Increment(0.5), 0.5)).withMessage(
                "clusters 0.5 is not allowed: increment has none; only sort with repeats has clusters");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tasks.clustered(new Sort(new Vocabulary(10), false), 0.5))
                .withMessageStartingWith("clusters 0.5 is not allowed: without repeats no value is drawn twice");
        for (double share : new double[]{-0.5, 1.5, Double.NaN}) {
            assertThatIllegalArgumentException().isThrownBy(() -> Tasks.clustered(sort, share))
                    .withMessage("clusters " + share + " is not 0 to 1");
        }
    }
}
