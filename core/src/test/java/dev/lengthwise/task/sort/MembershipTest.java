package dev.lengthwise.task.sort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lengthwise.task.Example;
import dev.lengthwise.task.Inputs;
import dev.lengthwise.task.Vocabulary;
import dev.lengthwise.task.hint.Asked;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MembershipTest {
    private static final Vocabulary DIGITS = new Vocabulary(10);

    @Test
    void asksWhetherAValueStandsInTheInput() {
        assertThat(Asked.answers(new Membership(DIGITS), DIGITS, 7, 3, 9, 3)).isEqualTo(
                Map.of("SEP 0", "0", "SEP 1", "0", "SEP 2", "0", "SEP 3", "1", "SEP 4", "0", "SEP 5", "0", "SEP 6",
                        "0", "SEP 7", "1", "SEP 8", "0", "SEP 9", "1"));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 64, 65, 100, 200})
    void agreesWithALookThroughTheInput(int values) {
        Vocabulary vocabulary = new Vocabulary(values);
        SplittableRandom random = new SplittableRandom(1);
        for (int[] input : Inputs.ofSort(values, 1, 30)) {
            Example example = new Membership(vocabulary).ask(input, random);
            int query = example.context()[1];

            boolean found = Arrays.stream(input).anyMatch(value -> value == query);

            assertThat(example.context()).hasSize(2).startsWith(vocabulary.separator());
            assertThat(query).isBetween(0, values - 1);
            assertThat(example.completion()).containsExactly(found ? 1 : 0);
        }
    }

    /** 7 values are absent: 1/14 each. 3 are present: 1/6 each. */
    @Test
    void asksHalfAboutMembersAndHalfAboutOthersUniformly() {
        Map<String, Double> shares = Asked.shares(new Membership(DIGITS), DIGITS, 7, 3, 9, 3, 3, 3);

        assertThat(shares).hasSize(10).allSatisfy((context, share) -> {
            boolean member = context.equals("SEP 3") || context.equals("SEP 7") || context.equals("SEP 9");
            assertThat(share).as(context).isCloseTo(member ? 1 / 6.0 : 1 / 14.0, within(0.025));
        });
    }

    /** With 128 values and 64 of them absent, the absent ones fill one word of a bit set and the present ones the other. */
    @Test
    void reachesTheFirstAndTheLastValueOfEitherHalf() {
        Vocabulary vocabulary = new Vocabulary(128);
        int[] upperHalf = new int[64];
        Arrays.setAll(upperHalf, i -> 64 + i);

        assertThat(Asked.shares(new Membership(vocabulary), vocabulary, upperHalf)).hasSize(128)
                .containsKeys("SEP 0", "SEP 63", "SEP 64", "SEP 127");
    }

    @Test
    void asksOnlyAboutMembersWhereNoValueIsAbsent() {
        Vocabulary two = new Vocabulary(2);
        assertThat(Asked.answers(new Membership(two), two, 1, 0, 1)).isEqualTo(Map.of("SEP 0", "1", "SEP 1", "1"));
        assertThat(Asked.answers(new Membership(two), two, 1, 1)).isEqualTo(Map.of("SEP 0", "0", "SEP 1", "1"));
    }
}
