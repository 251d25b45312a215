package dev.lengthwise.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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
}
