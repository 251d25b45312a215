package dev.lengthwise.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

class OutcomesTest {
    private static BitSet bits(int... places) {
        BitSet bits = new BitSet();
        for (int place : places) {
            bits.set(place);
        }
        return bits;
    }

    /** Inputs 0, 2 and 8 of 10: the bytes 00000101 and 00000001. */
    @Test
    void aByteHasEightInputsTheFirstInItsLowestBit() {
        assertThat(new Outcomes(bits(0, 2, 8), 10).base64()).isEqualTo("BQE=");
        assertThat(Outcomes.parse("BQE=", 10)).isEqualTo(new Outcomes(bits(0, 2, 8), 10));
    }

    @Test
    void whatEndsInWrongInputsIsAsLong() {
        assertThat(new Outcomes(bits(), 17).base64()).isEqualTo("AAAA");
        assertThat(Outcomes.parse("AAAA", 17).right().cardinality()).isZero();
    }

    @Test
    void refusesWhatIsNotOfSoManyInputs() {
        assertThatIllegalArgumentException().isThrownBy(() -> Outcomes.parse("BQE=", 8))
                .withMessage("has 2 bytes; 8 inputs have 1");
        assertThatIllegalArgumentException().isThrownBy(() -> Outcomes.parse("BQE=", 17));
        assertThatIllegalArgumentException().isThrownBy(() -> Outcomes.parse("/w==", 7))
                .withMessage("input 7 is not one of 7");
        assertThatIllegalArgumentException().isThrownBy(() -> Outcomes.parse("?", 7))
                .withMessage("\"?\" is not base64");
    }
}
