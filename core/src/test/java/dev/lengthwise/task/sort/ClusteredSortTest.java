package dev.lengthwise.task.sort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lengthwise.task.Clusters;
import dev.lengthwise.task.Task;
import dev.lengthwise.task.Tasks;
import dev.lengthwise.task.Vocabulary;
import dev.lengthwise.task.increment.Increment;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusteredSortTest {
    private static final int DRAWN = 20_000;

    private static ClusteredSort sort(int values, double share) {
        return new ClusteredSort(new Sort(new Vocabulary(values), true), new Clusters(share, false));
    }

    private static ClusteredSort windows(int values) {
        return new ClusteredSort(new Sort(new Vocabulary(values), true), new Clusters(1, true));
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

    /** A window changes which values are drawn, not how many. */
    @ParameterizedTest
    @CsvSource({"100, 20", "2, 3", "5, 20"})
    void repeatsAsOftenWithAWindow(int values, int length) {
        assertThat(meanOfDistinct(windows(values), length))
                .isCloseTo(meanOfDistinct(sort(values, 1), length), within(0.02 * length));
    }

    /** Of two values in a window of w = 2..100 (ln w uniform from ln 2) the one is the next number to the other in 2 of w cases. */
    @Test
    void neighboursStandInAWindow() {
        SplittableRandom random = new SplittableRandom(1);
        int[] steps = new int[100];
        int pairs = 0;
        for (int i = 0; i < DRAWN; i++) {
            int[] input = windows(100).draw(2, random);
            if (input[0] != input[1]) {
                pairs++;
                steps[Math.floorMod(input[1] - input[0], 100)]++;
            }
        }
        double expected = 0;
        int grid = 100_000;
        for (int i = 0; i < grid; i++) {
            long width = Math.round(2 * Math.pow(50, (i + 0.5) / grid));
            expected += (width == 100 ? 2.0 / 99 : 2.0 / width) / grid;
        }
        double standardDeviation = Math.sqrt(expected * (1 - expected) / pairs);
        assertThat((steps[1] + steps[99]) / (double) pairs).isCloseTo(expected, within(4 * standardDeviation));
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void drawsEveryValueEquallyOftenAtEveryPosition(boolean window) {
        SplittableRandom random = new SplittableRandom(1);
        int[][] counts = new int[3][10];
        for (int i = 0; i < DRAWN; i++) {
            int[] input = (window ? windows(10) : sort(10, 1)).draw(3, random);
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
        assertThat(Tasks.clustered(sort, Clusters.NONE)).isSameAs(sort);
        assertThat(Tasks.clustered(new Increment(0.5), new Clusters(0, true))).isEqualTo(new Increment(0.5));
        assertThat(Tasks.clustered(sort, new Clusters(1, false))).isEqualTo(sort(10, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tasks.clustered(new Increment(0.5), new Clusters(0.5, false))).withMessage(
                        "clusters are not allowed: increment has none; leave them out");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tasks.clustered(new Sort(new Vocabulary(10), false), new Clusters(0.5, false)))
                .withMessageStartingWith("clusters are not allowed: without repeats no value is drawn twice");
        for (double share : new double[]{-0.5, 1.5, Double.NaN}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Clusters(share, false))
                    .withMessage("share " + share + " is not 0 to 1");
        }
    }
}
