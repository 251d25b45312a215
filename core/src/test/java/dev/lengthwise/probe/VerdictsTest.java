package dev.lengthwise.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.probe.LayerVerdict.Agreement;
import dev.lengthwise.probe.sort.SortFacts;
import dev.lengthwise.statistics.Rate;
import dev.lengthwise.statistics.RateCount;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Of three layers whose rates are made up. */
class VerdictsTest {
    private final List<PrimitiveRate> rates = new ArrayList<>();

    private void rate(String hook, Basis basis, Side side, Primitive primitive, int shown, int chance) {
        rates.add(new PrimitiveRate(10, hook, basis, new Claim(side, primitive), of(shown), of(chance)));
    }

    /** So many of 100 independent inputs. */
    private static Rate of(int correct) {
        RateCount count = new RateCount();
        for (int i = 0; i < 100; i++) {
            count.add(i < correct ? 1 : 0, 1);
        }
        return count.rate().orElseThrow();
    }

    private Agreement agreement(int layer) {
        return Verdicts.of(rates, 3, new SortFacts()).get(layer).agreement();
    }

    @Test
    void minThatIsNoMoreThanChanceIsNoMin() {
        rate("blocks.0.hook_resid_post", Basis.ENCODER, Side.INPUT, Primitive.COPY, 99, 5);
        rate("blocks.0.hook_resid_post", Basis.DECODER, Side.SEPARATOR, SortFacts.MIN, 64, 64);
        assertThat(agreement(0)).isEqualTo(Agreement.PARTLY);
        rate("blocks.0.hook_resid_mid", Basis.DECODER, Side.SEPARATOR, SortFacts.MIN, 90, 64);
        assertThat(agreement(0)).isEqualTo(Agreement.YES);
    }

    @Test
    void identityAndSuccessorStandBetweenAttentionAndMlp() {
        rate("blocks.1.hook_resid_post", Basis.DECODER, Side.OUTPUT, Primitive.IDENTITY_AND_SUCCESSOR, 99, 5);
        rate("blocks.1.hook_resid_post", Basis.DECODER, Side.OUTPUT, Primitive.SUCCESSOR, 99, 5);
        assertThat(agreement(1)).isEqualTo(Agreement.PARTLY);
        rate("blocks.1.hook_resid_mid", Basis.DECODER, Side.OUTPUT, Primitive.IDENTITY_AND_SUCCESSOR, 80, 5);
        assertThat(agreement(1)).isEqualTo(Agreement.YES);
    }

    @Test
    void aLaterLayerDenoisesWhereTheRightAnswerStandsFirstClearlyMoreOften() {
        rate("blocks.1.hook_resid_post", Basis.DECODER, Side.OUTPUT, Primitive.ANSWER, 60, 5);
        assertThat(denoising(90)).isEqualTo(Agreement.YES);
        assertThat(denoising(65)).isEqualTo(Agreement.PARTLY);
        assertThat(denoising(30)).isEqualTo(Agreement.NO);
        assertThat(agreement(2)).isEqualTo(Agreement.UNKNOWN);
    }

    private Agreement denoising(int right) {
        rate("blocks.2.hook_resid_post", Basis.DECODER, Side.OUTPUT, Primitive.ANSWER, right, 5);
        Agreement agreement = agreement(2);
        rates.removeLast();
        return agreement;
    }
}
