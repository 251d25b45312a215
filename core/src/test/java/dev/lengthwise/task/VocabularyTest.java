package dev.lengthwise.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class VocabularyTest {
    private static final Vocabulary DIGITS = new Vocabulary(10);

    @Test
    void putsSeparatorEndAndMaskAfterTheValues() {
        assertThat(DIGITS.separator()).isEqualTo(10);
        assertThat(DIGITS.end()).isEqualTo(11);
        assertThat(DIGITS.mask()).isEqualTo(12);
        assertThat(DIGITS.size()).isEqualTo(13);
    }

    @Test
    void writesTokensAsPeopleReadThem() {
        assertThat(Inputs.words(DIGITS, new int[]{0, 9, 10, 11, 12})).isEqualTo("0 9 SEP END MASK");
        assertThatIllegalArgumentException().isThrownBy(() -> DIGITS.word(13)).withMessageContaining("token 13");
        assertThatIllegalArgumentException().isThrownBy(() -> DIGITS.word(-1)).withMessageContaining("token -1");
    }

    @Test
    void refusesInputsThatAreNotAllValues() {
        DIGITS.requireValues(new int[]{0, 9});
        assertThatIllegalArgumentException().isThrownBy(() -> DIGITS.requireValues(new int[]{0, 10}))
                .withMessage("input[1] is 10, which is not a value: 0..9");
        assertThatIllegalArgumentException().isThrownBy(() -> DIGITS.requireValues(new int[]{-1}))
                .withMessage("input[0] is -1, which is not a value: 0..9");
        assertThatIllegalArgumentException().isThrownBy(() -> DIGITS.requireValues(new int[0]))
                .withMessageContaining("empty");
    }

    @Test
    void refusesFewerThanTwoValues() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Vocabulary(1)).withMessage("values 1 is below 2");
    }

    /** So that a task with symbols has the tokens of one without, and more. */
    @Test
    void symbolsFollowTheTokensThatEveryTaskHas() {
        Vocabulary arithmetic = new Vocabulary(10, List.of("+", "_"));
        assertThat(arithmetic.mask()).isEqualTo(DIGITS.mask());
        assertThat(arithmetic.size()).isEqualTo(15);
        assertThat(arithmetic.symbol(0)).isEqualTo(13);
        assertThat(Inputs.words(arithmetic, new int[]{1, 13, 2, 14, 12})).isEqualTo("1 + 2 _ MASK");
        assertThat(arithmetic.placeOf(14)).isEqualTo(1);
        assertThat(arithmetic.placeOf(12)).isEqualTo(-1);
        assertThat(arithmetic.placeOf(15)).isEqualTo(-1);
    }

    /** As {@code predict} does. */
    @Test
    void whatPeopleTypeIsAValueOrASymbol() {
        Vocabulary arithmetic = new Vocabulary(10, List.of("+"));
        assertThat(arithmetic.token("7")).hasValue(7);
        assertThat(arithmetic.token("+")).hasValue(13);
        for (String none : List.of("10", "-1", "SEP", "x", "13", "99999999999")) {
            assertThat(arithmetic.token(none)).as(none).isEmpty();
        }
        assertThat(arithmetic.allowed()).isEqualTo("0 to 9 and +");
        assertThat(DIGITS.allowed()).isEqualTo("0 to 9");
        assertThat(new Vocabulary(10, List.of("+", "=", "_")).allowed()).isEqualTo("0 to 9, +, = and _");
        assertThat(new Vocabulary(2, List.of("a", "b", "c", "d", "e", "f", "g", "h")).allowed())
                .isEqualTo("0 to 1, a, b, c, d, e, ... and h");
    }

    @Test
    void refusesInputsWithTokensThatAreNeitherValuesNorSymbols() {
        Vocabulary arithmetic = new Vocabulary(10, List.of("+"));
        arithmetic.requireTokens(new int[]{1, 13, 2});
        assertThatIllegalArgumentException().isThrownBy(() -> arithmetic.requireTokens(new int[]{1, 11}))
                .withMessage("input[1] is 11, which is neither a value nor a symbol: 0 to 9 and +");
        assertThatIllegalArgumentException().isThrownBy(() -> arithmetic.requireTokens(new int[0]))
                .withMessageContaining("empty");
        assertThatIllegalArgumentException().isThrownBy(() -> DIGITS.requireTokens(new int[]{10}))
                .withMessage("input[0] is 10, which is not a value: 0..9");
    }

    @Test
    void refusesSymbolsThatCouldBeTakenForAnotherToken() {
        for (String name : List.of("", "7", "-1", "a b", "a,b", "END", "SEP", "MASK")) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Vocabulary(10, List.of(name)))
                    .withMessageStartingWith("\"" + name + "\" is not the name of a symbol");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new Vocabulary(10, List.of("+", "+")))
                .withMessage("the symbols [+, +] have one twice");
    }
}
