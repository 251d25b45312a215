package dev.lengthwise.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AntitonicTest {
    private static double[] fitted(double... values) {
        double[] weights = new double[values.length];
        Arrays.fill(weights, 1);
        return Antitonic.of(values, weights);
    }

    @Test
    void whatNeverRisesIsLeftAsItIs() {
        assertThat(fitted(1, 0.7, 0.7, 0.2)).containsExactly(1, 0.7, 0.7, 0.2);
    }

    @Test
    void whatRisesIsPooledWithWhatIsBefore() {
        assertThat(fitted(8, 2, 4, 1)).containsExactly(8, 3, 3, 1);
        assertThat(fitted(3, 2, 7, 0)).containsExactly(4, 4, 4, 0); // 2 and 7 to 4.5, which is above 3
        assertThat(fitted(1, 2, 3)).containsExactly(2, 2, 2);
    }

    @Test
    void moreInputsWeighMore() {
        assertThat(Antitonic.of(new double[]{2, 6}, new double[]{3, 1})).containsExactly(3, 3);
    }
}
