package dev.lengthwise.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.probe.AttentionRate;
import dev.lengthwise.probe.ModelProbe;
import dev.lengthwise.probe.ProbePlan;
import dev.lengthwise.probe.ProbeResult;
import dev.lengthwise.probe.Side;
import dev.lengthwise.report.RightKey.Wanted;
import dev.lengthwise.statistics.RateCount;
import dev.lengthwise.task.TrainedLengths;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class RightKeyTest {
    private static final TrainedLengths TRAINED = TrainedLengths.from(2, 20);

    private static AttentionRate rate(int length, int head, Side side, double equal, double successor) {
        RateCount most = new RateCount();
        most.add(1, 2);
        AttentionRate.Mass mass = new AttentionRate.Mass(equal, successor, 0, 1 - equal - successor);
        return new AttentionRate(length, 1, head, side, mass, mass, 1, OptionalDouble.empty(), 1,
                most.rate().orElseThrow(),
                most.rate().orElseThrow());
    }

    private static ModelProbe probe(AttentionRate... rates) {
        return new ModelProbe(2, 2, false, List.of(), List.of(), Map.of(), List.of(rates), List.of(), 20, List.of(),
                Optional.empty(), List.of());
    }

    /** Head 1 has most at length 50, but at the longest length of training, 10, it is head 0. */
    @Test
    void theHeadIsChosenWhereTheModelWasTrained() {
        ModelProbe probe = probe(rate(50, 1, Side.OUTPUT, 0.1, 0.9), rate(50, 0, Side.OUTPUT, 0.2, 0.3),
                rate(10, 0, Side.OUTPUT, 0.25, 0.6), rate(10, 1, Side.OUTPUT, 0.5, 0.4),
                rate(10, 1, Side.SEPARATOR, 0, 0.99), rate(5, 1, Side.OUTPUT, 0, 0.8));
        RightKey successor = RightKey.of(probe, TRAINED, Wanted.SUCCESSOR).orElseThrow();
        assertThat(successor.label()).isEqualTo("head 1.0");
        assertThat(successor.rates()).extracting(AttentionRate::length).containsExactly(10, 50);
        assertThat(successor.percent(50)).isEqualTo("30.00");
        assertThat(successor.percent(5)).isEqualTo("-");
        assertThat(RightKey.of(probe, TRAINED, Wanted.EQUAL).orElseThrow().label()).isEqualTo("head 1.1");
    }

    /** At 30 head 1 leads, but 30 is in a gap; at 50, which is trained, it is head 0. */
    @Test
    void aLengthInAGapHasNoSay() {
        ModelProbe probe = probe(rate(30, 0, Side.OUTPUT, 0, 0.5), rate(30, 1, Side.OUTPUT, 0, 0.9),
                rate(50, 0, Side.OUTPUT, 0, 0.8), rate(50, 1, Side.OUTPUT, 0, 0.1), rate(10, 1, Side.OUTPUT, 0, 0.9));
        TrainedLengths gap = TrainedLengths.from(2, 5).or(TrainedLengths.from(50, 50));
        assertThat(RightKey.of(probe, gap, Wanted.SUCCESSOR).orElseThrow().head()).isZero();
    }

    @Test
    void withoutALengthOfTrainingNoHeadIsChosen() {
        ModelProbe probe = probe(rate(30, 0, Side.OUTPUT, 0, 0.5), rate(30, 1, Side.OUTPUT, 0, 0.7),
                rate(90, 0, Side.OUTPUT, 0, 0.9), rate(90, 1, Side.OUTPUT, 0, 0.1));
        assertThat(RightKey.of(probe, TRAINED, Wanted.SUCCESSOR)).isEmpty();
        ProbePlan plan = new ProbePlan(List.of(30, 90), List.of(30, 90), 10, 1, TRAINED, List.of(List.of(1)),
                List.of());
        assertThat(RightKey.missing(new ProbeResult("sort", plan, List.of(
                new ProbeResult.Probed("run", "runs/run", "", TRAINED, probe)))))
                .contains("No head is chosen by what it does at unseen lengths, and attention was not measured at any "
                        + "length of training of run.");
        assertThat(RightKey.of(probe(), TRAINED, Wanted.SUCCESSOR)).isEmpty();
    }
}
