package dev.lengthwise.task.reverse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lengthwise.task.Example;
import dev.lengthwise.task.Inputs;
import dev.lengthwise.task.Vocabulary;
import dev.lengthwise.task.hint.Asked;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BeforePairTest {
    private static final Vocabulary TEN = new Vocabulary(10);
    private static final BeforePair BEFORE = new BeforePair(TEN);

    @Test
    void namesTheValueBeforeTheLastCopyOfTwo() {
        assertThat(Asked.answers(BEFORE, TEN, 7, 3, 9, 3))
                .isEqualTo(Map.of("SEP 3 9", "3", "SEP 9 3", "7", "SEP 3 7", "END"));
        assertThat(Asked.answers(BEFORE, TEN, 4, 4, 4)).isEqualTo(Map.of("SEP 4 4", "4"));
        assertThatIllegalArgumentException().isThrownBy(() -> BEFORE.ask(new int[]{1}, new SplittableRandom(1)))
                .withMessageContaining("too short");
    }

    @Test
    void isWhatFollowsTheTwoInTheAnswer() {
        SplittableRandom random = new SplittableRandom(1);
        for (int[] input : Inputs.ofSort(10, 2, 50)) {
            Example example = BEFORE.ask(input, random);
            String answer = Inputs.words(TEN, new Reverse(TEN).pose(input).completion());
            String query = Inputs.words(TEN, Arrays.copyOfRange(example.context(), 1, 3));
            assertThat(answer.substring(answer.indexOf(query) + 4)).startsWith(TEN.word(example.completion()[0]));
        }
    }

    @Test
    void reversesValuesThatDoNotRepeat() {
        Reverse distinct = new ReverseConfig(10, false, false).task();
        assertThat(distinct.maxLength()).isEqualTo(10);
        assertThat(Inputs.words(TEN, distinct.pose(new int[]{7, 3, 9}).tokens())).isEqualTo("7 3 9 9 3 7 END");
        assertThat(Arrays.stream(distinct.draw(10, new SplittableRandom(1))).distinct()).hasSize(10);
        assertThatIllegalArgumentException().isThrownBy(() -> distinct.check(new int[]{3, 1, 3}))
                .withMessageContaining("has no repeats");
        assertThatIllegalArgumentException().isThrownBy(() -> new ReverseConfig(10, true, false))
                .withMessageStartingWith("separator false is not allowed where values repeat");
    }
}
