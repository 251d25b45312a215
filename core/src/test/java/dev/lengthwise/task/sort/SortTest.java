package dev.lengthwise.task.sort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lengthwise.task.Example;
import dev.lengthwise.task.FamilyTask;
import dev.lengthwise.task.Inputs;
import dev.lengthwise.task.SplitTask;
import dev.lengthwise.task.Task;
import dev.lengthwise.task.UniformFamily;
import dev.lengthwise.task.Vocabulary;
import dev.lengthwise.task.increment.Increment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SortTest {
    private static final Sort SORT = new Sort(new Vocabulary(100), true);
    private static final Sort DISTINCT = new Sort(new Vocabulary(100), false);

    @Test
    void writesTheValuesInAscendingOrderAndEnds() {
        Example example = SORT.pose(new int[]{7, 3, 9, 3});

        assertThat(example.input()).containsExactly(7, 3, 9, 3);
        assertThat(example.context()).containsExactly(100);
        assertThat(example.completion()).containsExactly(3, 3, 7, 9, 101);
        assertThat(Inputs.words(SORT.vocabulary(), example.tokens())).isEqualTo("7 3 9 3 SEP 3 3 7 9 END");
    }

    @Test
    void comparesNumbersAndNotTheirSpelling() {
        assertThat(SORT.pose(new int[]{10, 2, 1, 99, 9}).completion()).containsExactly(1, 2, 9, 10, 99, 101);
    }

    @Test
    void answersASingleValueWithItself() {
        assertThat(SORT.pose(new int[]{0}).completion()).containsExactly(0, 101);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 10, 100})
    void agreesWithCountingEveryValue(int values) {
        Sort sort = new Sort(new Vocabulary(values), true);
        for (int[] input : Inputs.ofSort(values, 1, 30)) {
            List<Integer> expected = new ArrayList<>();
            for (int value = 0; value < values; value++) {
                for (int element : input) {
                    if (element == value) {
                        expected.add(value);
                    }
                }
            }
            expected.add(values + 1);

            assertThat(sort.pose(input).completion()).containsExactly(expected.toArray(Integer[]::new));
        }
    }

    @Test
    void namesTheDecisionOfEveryToken() {
        assertThat(SORT.decisions(new int[]{7, 3, 9, 3})).containsExactly("first element", "repeat 2 of 2",
                "successor after 2", "successor after 1", "end");
        assertThat(SORT.decisions(new int[]{4, 4, 4})).containsExactly("first element", "repeat 2 of 3",
                "repeat 3 of 3", "end");
        assertThat(SORT.decisions(new int[]{8})).containsExactly("first element", "end");
        assertThat(SORT.decisions(new int[]{5, 1, 5, 2, 5, 2})).containsExactly("first element", "successor after 1",
                "repeat 2 of 2", "successor after 2", "repeat 2 of 3", "repeat 3 of 3", "end");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 100})
    void labelsFollowFromTheMultiplicities(int values) {
        Sort sort = new Sort(new Vocabulary(values), true);
        for (int[] input : Inputs.ofSort(values, 1, 20)) {
            TreeMap<Integer, Integer> multiplicities = new TreeMap<>();
            for (int value : input) {
                multiplicities.merge(value, 1, Integer::sum);
            }
            List<String> expected = new ArrayList<>();
            for (Map.Entry<Integer, Integer> entry : multiplicities.entrySet()) {
                Map.Entry<Integer, Integer> before = multiplicities.lowerEntry(entry.getKey());
                expected.add(before == null ? "first element" : "successor after " + before.getValue());
                for (int copy = 2; copy <= entry.getValue(); copy++) {
                    expected.add("repeat " + copy + " of " + entry.getValue());
                }
            }
            expected.add("end");

            assertThat(sort.decisions(input)).isEqualTo(expected).hasSameSizeAs(sort.pose(input).completion());
        }
    }

    @Test
    void drawsEveryValueEquallyOftenAtEveryPosition() {
        Sort sort = new Sort(new Vocabulary(10), true);
        SplittableRandom random = new SplittableRandom(1);
        int[][] counts = new int[3][10];
        for (int i = 0; i < 20_000; i++) {
            int[] input = sort.draw(3, random);
            assertThat(input).hasSize(3);
            for (int position = 0; position < 3; position++) {
                counts[position][input[position]]++;
            }
        }
        // 2000 expected, standard deviation 42.
        assertThat(Arrays.stream(counts).flatMapToInt(Arrays::stream)).allSatisfy(
                count -> assertThat(count).isCloseTo(2000, within(220)));
    }

    @Test
    void drawsTheSameValueTwiceAsOftenAsChanceHasIt() {
        Sort sort = new Sort(new Vocabulary(5), true);
        SplittableRandom random = new SplittableRandom(2);
        int equal = 0;
        for (int i = 0; i < 20_000; i++) {
            int[] input = sort.draw(2, random);
            equal += input[0] == input[1] ? 1 : 0;
        }
        assertThat(equal / 20_000.0).isCloseTo(0.2, within(0.015));
    }

    @Test
    void drawsDistinctValuesInEveryOrderEquallyOften() {
        Sort sort = new Sort(new Vocabulary(4), false);
        SplittableRandom random = new SplittableRandom(3);
        Map<String, Integer> counts = new TreeMap<>();
        for (int i = 0; i < 24_000; i++) {
            counts.merge(Arrays.toString(sort.draw(3, random)), 1, Integer::sum);
        }
        // 4 · 3 · 2 ordered choices, 1000 expected of each, standard deviation 31.
        assertThat(counts).hasSize(24).allSatisfy((input, count) -> assertThat(count).isCloseTo(1000, within(160)));
    }

    @Test
    void drawsAllValuesOnceAtTheLongestDistinctLength() {
        assertThat(DISTINCT.maxLength()).isEqualTo(100);
        int[] input = DISTINCT.draw(100, new SplittableRandom(4));

        assertThat(input).doesNotHaveDuplicates();
        assertThat(DISTINCT.decisions(input)).hasSize(101).startsWith("first element", "successor after 1")
                .doesNotContain("repeat 2 of 2");
    }

    @Test
    void refusesMoreDistinctValuesThanThereAre() {
        assertThatIllegalArgumentException().isThrownBy(() -> DISTINCT.draw(101, new SplittableRandom(1)))
                .withMessageContaining("length 101").withMessageContaining("100");
        assertThat(SORT.maxLength()).isEqualTo(Integer.MAX_VALUE);
        assertThat(SORT.draw(1000, new SplittableRandom(1))).hasSize(1000);
    }

    @Test
    void withoutRepeatsAnInputWithAValueTwiceIsNotItsOwn() {
        Sort distinct = new Sort(new Vocabulary(10), false);
        distinct.check(new int[]{7, 3, 9});
        new Sort(new Vocabulary(10), true).check(new int[]{7, 3, 9, 3});
        for (Task task : List.of(distinct, new SplitTask(distinct, 0.5, true),
                new FamilyTask(distinct, UniformFamily.UNIFORM))) {
            assertThatIllegalArgumentException().isThrownBy(() -> task.check(new int[]{7, 3, 9, 3})).withMessage(
                    "the input has the value 3 twice; allowed is each value once: this task has no repeats");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> distinct.check(new int[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> distinct.check(new int[]{10}));
        assertThatIllegalArgumentException().isThrownBy(() -> new Increment(0.5).check(new int[]{1, 10}));
    }

    @Test
    void refusesLengthsBelowOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> SORT.draw(0, new SplittableRandom(1)))
                .withMessage("length 0 is below 1");
        assertThatIllegalArgumentException().isThrownBy(() -> DISTINCT.draw(-1, new SplittableRandom(1)))
                .withMessage("length -1 is below 1");
    }

    /** minGPT's demo: the answer follows the input directly. END stays. */
    @Test
    void withoutASeparatorTheAnswerFollowsTheInput() {
        Sort sort = new Sort(new Vocabulary(10), true, false);
        Example example = sort.pose(new int[]{7, 3, 9, 3});

        assertThat(example.tokens()).containsExactly(7, 3, 9, 3, 3, 3, 7, 9, sort.vocabulary().end());
        assertThat(example.given()).isEqualTo(4);
        assertThat(sort.mostRead(4)).isEqualTo(8);
        assertThat(SORT.mostRead(4)).isEqualTo(9);
        assertThat(sort.decisions(new int[]{7, 3, 9, 3})).isEqualTo(SORT.decisions(new int[]{7, 3, 9, 3}));
        assertThat(sort.draw(5, new SplittableRandom(1))).isEqualTo(
                new Sort(new Vocabulary(10), true).draw(5, new SplittableRandom(1)));
    }

    @Test
    void refusesTokensThatAreNotValues() {
        assertThatIllegalArgumentException().isThrownBy(() -> SORT.pose(new int[]{1, 100}))
                .withMessage("input[1] is 100, which is not a value: 0..99");
        assertThatIllegalArgumentException().isThrownBy(() -> SORT.pose(new int[0]));
    }

    @Test
    void isCalledSortWithAndWithoutRepeats() {
        assertThat(SORT.name()).isEqualTo("sort");
        assertThat(DISTINCT.name()).isEqualTo("sort");
    }
}
