package dev.lengthwise.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureNameTest {
    @Test
    void theLastDigitIsTheMinorNumber() {
        assertThat(Architecture.parse("sm_90")).isEqualTo(new Architecture(9, 0)).hasToString("sm_90");
        assertThat(Architecture.parse("sm_121")).isEqualTo(new Architecture(12, 1)).hasToString("sm_121");
        assertThat(Architecture.of(100)).isEqualTo(new Architecture(10, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "90", "sm90", "sm_9", "sm_9000", "sm_90a", "compute_90"})
    void refusesOtherNames(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> Architecture.parse(name))
                .withMessageContaining("'" + name + "' is not an architecture such as");
    }
}
