package dev.lengthwise.probe;

import dev.lengthwise.model.Hook;
import dev.lengthwise.probe.LayerVerdict.Agreement;
import dev.lengthwise.statistics.Rate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Judges each layer by what stands in the residual stream after its attention or after its MLP, at one length. The paper's layers: copy
 * (encoder basis) and min in layer 0, "identity + successor" (decoder basis, after the attention) in layer 1, less noise in each one after:
 * the right answer stands first more often.
 */
final class Verdicts {
    private Verdicts() {
    }

    /**
     * @param rates of one length
     * @param thePapers whether the task is the one that the paper looked into; of another one it says nothing
     */
    static List<LayerVerdict> of(List<PrimitiveRate> rates, int depth, boolean thePapers) {
        List<LayerVerdict> verdicts = new ArrayList<>();
        for (int layer = 0; layer < depth; layer++) {
            List<PrimitiveRate> present = clearest(rates, layer);
            String paper = switch (layer) {
                case 0 -> "copy at input positions (encoder basis), min at ⊥";
                case 1 -> "identity + successor at output positions (decoder basis)";
                default -> "denoising";
            };
            verdicts.add(new LayerVerdict(layer, present, thePapers ? paper : "", thePapers
                    ? agreement(rates, layer)
                    : Agreement.UNKNOWN));
        }
        return verdicts;
    }

    private static List<PrimitiveRate> present(List<PrimitiveRate> rates, int layer) {
        Set<String> hooks = Set.of(new Hook(Hook.Point.RESID_MID, layer).toString(),
                new Hook(Hook.Point.RESID_POST, layer).toString());
        return rates.stream().filter(rate -> hooks.contains(rate.hook())).filter(PrimitiveRate::isPresent).toList();
    }

    /** Of every primitive that is present after the layer's attention or after its MLP, where and in which basis it is clearest. */
    private static List<PrimitiveRate> clearest(List<PrimitiveRate> rates, int layer) {
        Map<Claim, PrimitiveRate> clearest = new LinkedHashMap<>();
        present(rates, layer).forEach(rate -> clearest.merge(rate.claim(), rate,
                (one, other) -> other.shown().share() > one.shown().share() ? other : one));
        return clearest.values().stream().sorted(Comparator.comparing((PrimitiveRate rate) -> rate.claim().side())
                .thenComparingDouble(rate -> -rate.shown().share())).toList();
    }

    private static Agreement agreement(List<PrimitiveRate> rates, int layer) {
        List<PrimitiveRate> present = present(rates, layer);
        return switch (layer) {
            case 0 -> {
                boolean copy = shows(present, Side.INPUT, Primitive.COPY, Basis.ENCODER);
                boolean min = shows(present, Side.SEPARATOR, Primitive.MIN, Basis.ENCODER)
                        || shows(present, Side.SEPARATOR, Primitive.MIN, Basis.DECODER);
                yield copy && min ? Agreement.YES : copy || min ? Agreement.PARTLY : Agreement.NO;
            }
            case 1 -> shows(attended(present, layer), Side.OUTPUT, Primitive.IDENTITY_AND_SUCCESSOR, Basis.DECODER)
                    ? Agreement.YES
                    : shows(present, Side.OUTPUT, Primitive.IDENTITY, Basis.DECODER)
                            || shows(present, Side.OUTPUT, Primitive.SUCCESSOR, Basis.DECODER)
                                    ? Agreement.PARTLY
                                    : Agreement.NO;
            default -> denoises(right(rates, layer - 1), right(rates, layer));
        };
    }

    private static boolean shows(List<PrimitiveRate> present, Side side, Primitive primitive, Basis basis) {
        return present.stream()
                .anyMatch(rate -> rate.claim().equals(new Claim(side, primitive)) && rate.basis() == basis);
    }

    /** Of what is present, what is so between the layer's attention and its MLP. */
    private static List<PrimitiveRate> attended(List<PrimitiveRate> present, int layer) {
        String hook = new Hook(Hook.Point.RESID_MID, layer).toString();
        return present.stream().filter(rate -> rate.hook().equals(hook)).toList();
    }

    /** Whether the right answer stands first clearly more often than before; where neither is clear, in part. */
    private static Agreement denoises(Optional<Rate> before, Optional<Rate> after) {
        if (before.isEmpty() || after.isEmpty()) {
            return Agreement.UNKNOWN;
        }
        if (after.get().interval().low() > before.get().interval().high()) {
            return Agreement.YES;
        }
        return after.get().interval().high() < before.get().interval().low() ? Agreement.NO : Agreement.PARTLY;
    }

    /** How often the right answer stands first after a layer. */
    private static Optional<Rate> right(List<PrimitiveRate> rates, int layer) {
        String hook = new Hook(Hook.Point.RESID_POST, layer).toString();
        return rates.stream().filter(rate -> rate.hook().equals(hook) && rate.basis() == Basis.DECODER)
                .filter(rate -> rate.claim().equals(new Claim(Side.OUTPUT, Primitive.ANSWER)))
                .map(PrimitiveRate::shown).findFirst();
    }
}
