package dev.lengthwise.probe;

import dev.lengthwise.model.Hook;
import dev.lengthwise.probe.LayerVerdict.Agreement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Judges each layer by what stands in the residual stream after its attention or after its MLP, at one length. The paper's layers: copy
 * (encoder basis) and min in layer 0, "identity + successor" (decoder basis, after the attention) in layer 1, less noise in each one after.
 */
final class Verdicts {
    private Verdicts() {
    }

    /** @param rates of one length and of a sorting model; of another task, the paper says nothing */
    static List<LayerVerdict> of(List<PrimitiveRate> rates, int depth, boolean sort) {
        List<LayerVerdict> verdicts = new ArrayList<>();
        for (int layer = 0; layer < depth; layer++) {
            List<PrimitiveRate> present = clearest(rates, layer);
            String paper = switch (layer) {
                case 0 -> "copy at input positions (encoder basis), min at ⊥";
                case 1 -> "identity + successor at output positions (decoder basis)";
                default -> "denoising";
            };
            verdicts.add(new LayerVerdict(layer, present, sort ? paper : "", sort
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
            case 1 -> shows(present, Side.OUTPUT, Primitive.IDENTITY_AND_SUCCESSOR, Basis.DECODER)
                    ? Agreement.YES
                    : shows(present, Side.OUTPUT, Primitive.IDENTITY, Basis.DECODER)
                            || shows(present, Side.OUTPUT, Primitive.SUCCESSOR, Basis.DECODER)
                                    ? Agreement.PARTLY
                                    : Agreement.NO;
            default -> {
                double before = right(rates, layer - 1).orElse(1.0);
                yield right(rates, layer).orElse(0.0) >= before ? Agreement.YES : Agreement.NO;
            }
        };
    }

    private static boolean shows(List<PrimitiveRate> present, Side side, Primitive primitive, Basis basis) {
        return present.stream()
                .anyMatch(rate -> rate.claim().equals(new Claim(side, primitive)) && rate.basis() == basis);
    }

    /** How often the right answer stands first after a layer. */
    private static Optional<Double> right(List<PrimitiveRate> rates, int layer) {
        String hook = new Hook(Hook.Point.RESID_POST, layer).toString();
        return rates.stream().filter(rate -> rate.hook().equals(hook) && rate.basis() == Basis.DECODER)
                .filter(rate -> rate.claim().equals(new Claim(Side.OUTPUT, Primitive.ANSWER)))
                .map(rate -> rate.shown().share()).findFirst();
    }
}
