package dev.lengthwise.probe;

import dev.lengthwise.probe.LayerVerdict.Agreement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges each layer by what stands in the residual stream after its attention or after its MLP, at one length, beside what the paper
 * reports of that layer ({@link KnownTask#reported}).
 */
final class Verdicts {
    private Verdicts() {
    }

    /** @param rates of one length */
    static List<LayerVerdict> of(List<PrimitiveRate> rates, int depth, KnownTask known) {
        List<LayerVerdict> verdicts = new ArrayList<>();
        for (int layer = 0; layer < depth; layer++) {
            LayerRates shown = new LayerRates(rates, layer);
            Optional<ReportedLayer> reported = known.reported(layer);
            verdicts.add(new LayerVerdict(layer, clearest(shown.present()),
                    reported.map(ReportedLayer::words).orElse(""),
                    reported.map(paper -> paper.agreement(shown)).orElse(Agreement.UNKNOWN)));
        }
        return verdicts;
    }

    /** Of every primitive that is present, where and in which basis it is clearest. */
    private static List<PrimitiveRate> clearest(List<PrimitiveRate> present) {
        Map<Claim, PrimitiveRate> clearest = new LinkedHashMap<>();
        present.forEach(rate -> clearest.merge(rate.claim(), rate,
                (one, other) -> other.shown().share() > one.shown().share() ? other : one));
        return clearest.values().stream().sorted(Comparator.comparing((PrimitiveRate rate) -> rate.claim().side())
                .thenComparingDouble(rate -> -rate.shown().share())).toList();
    }
}
