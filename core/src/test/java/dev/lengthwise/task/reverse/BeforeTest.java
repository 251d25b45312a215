package dev.lengthwise.task.reverse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lengthwise.task.Example;
import dev.lengthwise.task.Inputs;
import dev.lengthwise.task.Vocabulary;
import dev.lengthwise.task.hint.Asked;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BeforeTest {
    private static final Vocabulary TEN = new Vocabulary(10);
    private static final Before BEFORE = new Before(TEN);

    @Test
    void namesTheValueBeforeTheLastCopy() {
        assertThat(Asked.answers(BEFORE, TEN, 7, 3, 9, 3))
                .isEqualTo(Map.of("SEP 7", "END", "SEP 3", "9", "SEP 9", "3"));
        assertThat(Asked.answers(BEFORE, TEN, 4)).isEqualTo(Map.of("SEP 4", "END"));
        assertThat(Asked.answers(BEFORE, TEN, 4, 4)).isEqualTo(Map.of("SEP 4", "4"));
    }

    /** The reversed input as a text, in which the query's first copy is what a search finds. */
    @Test
    void isWhatFollowsTheQueryInTheAnswer() {
        SplittableRandom random = new SplittableRandom(1);
        for (int[] input : Inputs.ofSort(10, 1, 20)) {
            Example example = BEFORE.ask(input, random);
            String answer = Arrays.stream(new Reverse(TEN).pose(input).completion()).mapToObj(TEN::word)
                    .collect(Collectors.joining(" "));
            String query = TEN.word(example.context()[1]);
            assertThat(answer.substring(answer.indexOf(query) + 2)).startsWith(TEN.word(example.completion()[0]));
        }
    }

    @Test
    void aValueIsAskedAboutAsOftenAsItStandsThere() {
        assertThat(Asked.shares(BEFORE, TEN, 7, 3, 9, 3)).hasSize(3)
                .hasEntrySatisfying("SEP 3", share -> assertThat(share).isCloseTo(0.5, within(0.035)));
    }
}
