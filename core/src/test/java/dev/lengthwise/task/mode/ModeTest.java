package dev.lengthwise.task.mode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lengthwise.task.Example;
import dev.lengthwise.task.Inputs;
import dev.lengthwise.task.UniformFamily;
import dev.lengthwise.task.Vocabulary;
import dev.lengthwise.task.hint.Asked;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ModeTest {
    private static final Vocabulary TEN = new Vocabulary(10);
    private static final Mode MODE = new Mode(TEN, true);
    private static final Mode UNTIED = new Mode(TEN, false);

    /** By maps and streams: of the values that pass, the least of the most frequent. */
    private static Optional<Integer> mode(int[] input, IntPredicate which) {
        Map<Integer, Long> counts = counts(input, which);
        long most = counts.values().stream().mapToLong(Long::longValue).max().orElse(0);
        return counts.entrySet().stream().filter(entry -> entry.getValue() == most).map(Map.Entry::getKey).findFirst();
    }

    private static Map<Integer, Long> counts(int[] input, IntPredicate which) {
        return Arrays.stream(input).filter(which).boxed()
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }

    @Test
    void isTheLeastOfTheMostFrequentValues() {
        for (String each : List.of("7 3 9 3 = 3", "7 3 7 3 = 3", "9 7 = 7", "4 = 4", "0 9 9 = 9")) {
            int[] tokens = Arrays.stream(each.split(" (= )?")).mapToInt(Integer::parseInt).toArray();
            int[] input = Arrays.copyOf(tokens, tokens.length - 1);
            assertThat(MODE.pose(input).completion()).containsExactly(tokens[input.length], TEN.end());
        }
        for (int[] input : Inputs.ofSort(10, 1, 50)) {
            assertThat(MODE.pose(input).completion()[0]).isEqualTo(mode(input, value -> true).orElseThrow());
        }
    }

    @Test
    void aDecisionIsNamedByTheDistanceOrByTheTie() {
        assertThat(MODE.decisions(new int[]{7, 3, 9, 3})).containsExactly("ahead by 1", "end");
        assertThat(MODE.decisions(new int[]{7, 3, 7, 3})).containsExactly("tie of 2", "end");
        assertThat(MODE.decisions(new int[]{5, 5, 5})).containsExactly("ahead by 3", "end");
        for (int[] input : Inputs.ofSort(10, 1, 50)) {
            List<Long> sorted = counts(input, value -> true).values().stream().sorted((a, b) -> Long.compare(b, a))
                    .toList();
            long ahead = sorted.getFirst() - (sorted.size() > 1 ? sorted.get(1) : 0);
            long tied = sorted.stream().filter(sorted.getFirst()::equals).count();
            assertThat(MODE.decisions(input)).containsExactly(ahead > 0 ? "ahead by " + ahead : "tie of " + tied,
                    "end");
        }
        assertThat(MODE.decisionKinds().of("ahead by 12").label()).isEqualTo("ahead by more");
        assertThat(MODE.decisionKinds().of("ahead by 1").label()).isEqualTo("ahead by 1");
    }

    @Test
    void inputsWithoutTiesHaveNoneAndEveryValueWinsAsOften() {
        SplittableRandom random = new SplittableRandom(1);
        int[] wins = new int[10];
        for (int i = 0; i < 10_000; i++) {
            int[] input = UNTIED.draw(1 + i % 50, random);
            assertThat(UNTIED.decisions(input).getFirst()).startsWith("ahead");
            UNTIED.check(input);
            wins[UNTIED.pose(input).completion()[0]]++;
        }
        assertThat(Arrays.stream(wins)).allSatisfy(often -> assertThat(often / 10_000.0).isCloseTo(0.1, within(0.015)));
        assertThatIllegalArgumentException().isThrownBy(() -> UNTIED.check(new int[]{3, 1}))
                .withMessage(
                        "the input has 1 and 3 alike often; allowed is one most frequent value: this task has no ties");
    }

    @Test
    void moreFrequentComparesTwoValues() {
        Map<String, String> answers = Asked.answers(new MoreFrequent(TEN), TEN, 7, 3, 9, 3);
        assertThat(answers).hasSize(6).containsEntry("SEP 7 3", "3").containsEntry("SEP 3 7", "3")
                .containsEntry("SEP 9 7", "7").containsEntry("SEP 7 9", "7");
        assertThat(Asked.answers(new MoreFrequent(TEN), TEN, 3, 3)).hasSize(9).doesNotContainKey("SEP 3 3")
                .allSatisfy((question, answer) -> assertThat(answer).isEqualTo("3"));
        SplittableRandom random = new SplittableRandom(1);
        for (int[] input : Inputs.ofSort(10, 1, 50)) {
            Example example = new MoreFrequent(TEN).ask(input, random);
            int one = example.context()[1];
            int other = example.context()[2];
            assertThat(example.completion()[0])
                    .isEqualTo(mode(input, value -> value == one || value == other).orElseThrow());
        }
    }

    @Test
    void runnerUpIsTheModeOfTheOthers() {
        assertThat(Asked.answers(new RunnerUp(TEN), TEN, 7, 3, 9, 3))
                .isEqualTo(Map.of("SEP 7", "3", "SEP 3", "7", "SEP 9", "3"));
        assertThat(Asked.answers(new RunnerUp(TEN), TEN, 3, 3)).isEqualTo(Map.of("SEP 3", "END"));
        SplittableRandom random = new SplittableRandom(1);
        for (int[] input : Inputs.ofSort(10, 1, 50)) {
            Example example = new RunnerUp(TEN).ask(input, random);
            assertThat(example.completion()[0])
                    .isEqualTo(mode(input, value -> value != example.context()[1]).orElse(TEN.end()));
        }
    }

    @Test
    void familiesAreNarrowOrTied() {
        assertThat(MODE.families()).containsExactly(UniformFamily.UNIFORM, ModeFamily.ONE_VALUE, ModeFamily.NARROW,
                ModeFamily.IN_TURN);
        assertThat(UNTIED.families()).doesNotContain(ModeFamily.IN_TURN);
        for (int length = 1; length <= 50; length++) {
            assertThat(MODE.decisions(ModeFamily.NARROW.typical(MODE, length)).getFirst())
                    .isEqualTo(length % 2 == 1 ? "ahead by 1" : "ahead by 2");
        }
        assertThat(ModeFamily.IN_TURN.typical(MODE, 3)).containsExactly(9, 8, 7);
        assertThat(ModeFamily.ONE_VALUE.typical(MODE, 2)).containsExactly(9, 9);
    }
}
