package dev.lengthwise.report;

import dev.lengthwise.probe.Claim;
import dev.lengthwise.probe.KnownTask;
import dev.lengthwise.probe.LayerVerdict;
import dev.lengthwise.probe.ModelProbe;
import dev.lengthwise.probe.Places;
import dev.lengthwise.probe.Primitive;
import dev.lengthwise.probe.PrimitiveRate;
import dev.lengthwise.probe.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What was found inside of models, in words. */
final class ProbeWords {
    private ProbeWords() {
    }

    /**
     * The claims of a table in the order of its columns: by side, then by primitive.
     *
     * @param task its kind
     */
    static List<Claim> claims(List<PrimitiveRate> rates, String task) {
        List<Primitive> own = KnownTask.named(task).map(KnownTask::primitives).orElse(List.of());
        return rates.stream().map(PrimitiveRate::claim).distinct().sorted(Comparator.comparing(Claim::side)
                .thenComparing(Claim::primitive, Primitive.order(own))).toList();
    }

    /** Whether attention gives some tokens no weight at all. */
    static boolean isSparse(ModelProbe probe) {
        return probe.attention().stream().anyMatch(rate -> rate.zeros().isPresent());
    }

    /** Percent with one decimal; only all is 100 and only none is 0. */
    static String percent(double share) {
        if (Double.isNaN(share)) {
            return "-";
        }
        return share == 1
                ? "100"
                : share == 0 ? "0" : String.format(Locale.ROOT, "%.1f", Math.clamp(100 * share, 0.1, 99.9));
    }

    /**
     * What a layer shows, a phrase for each side: {@code at ⊥ min (layer 1, decoder, 97.1 %)}. What the embedding shows already is
     * only named.
     */
    static List<String> shown(LayerVerdict verdict, ModelProbe probe) {
        List<String> phrases = new ArrayList<>();
        for (Side side : Side.values()) {
            boolean answered = verdict.shown().stream().map(PrimitiveRate::claim)
                    .anyMatch(claim -> claim.side() == side && claim.primitive().isAnswer());
            List<PrimitiveRate> there = verdict.shown().stream().filter(rate -> rate.claim().side() == side)
                    .filter(rate -> !answered || !rate.claim().primitive().equals(Primitive.ANSWER)) // which is the same
                    .toList();
            List<String> parts = new ArrayList<>();
            there.stream().filter(rate -> !isEmbedded(rate, probe))
                    .forEach(
                            rate -> parts.add(rate.claim().primitive().label() + " (" + Places.label(rate.hook()) + ", "
                                    + rate.basis() + ", " + percent(rate.shown().share()) + " %)"));
            String kept = there.stream().filter(rate -> isEmbedded(rate, probe))
                    .map(rate -> rate.claim().primitive().label()).collect(Collectors.joining(" and "));
            if (!kept.isEmpty()) {
                parts.add(kept + " as in the embedding");
            }
            if (!parts.isEmpty()) {
                phrases.add("at " + where(side) + " " + String.join(", ", parts));
            }
        }
        return phrases;
    }

    /** Whether the embedding alone shows as much, so that the layer need only leave it alone. */
    private static boolean isEmbedded(PrimitiveRate rate, ModelProbe probe) {
        return probe.primitives().stream().anyMatch(other -> other.length() == rate.length()
                && other.hook().equals("hook_embed") && other.claim().equals(rate.claim())
                && other.basis() == rate.basis() && other.isPresent());
    }

    /** The positions of a side. */
    static String where(Side side) {
        return switch (side) {
            case INPUT -> "input positions";
            case SEPARATOR -> "⊥";
            case OUTPUT -> "output positions";
        };
    }
}
