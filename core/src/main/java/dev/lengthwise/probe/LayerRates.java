package dev.lengthwise.probe;

import dev.lengthwise.model.Hook;
import dev.lengthwise.probe.LayerVerdict.Agreement;
import dev.lengthwise.statistics.Rate;
import java.util.List;
import java.util.Optional;

/**
 * How often the residual stream shows each primitive after a layer's attention and after its MLP.
 *
 * @param all rates of one length, of every place
 * @param layer from 0
 */
public record LayerRates(List<PrimitiveRate> all, int layer) {

    /** What is present after the layer's attention or after its MLP. */
    public List<PrimitiveRate> present() {
        String attended = hook(Hook.Point.RESID_MID, layer);
        String left = hook(Hook.Point.RESID_POST, layer);
        return all.stream().filter(rate -> rate.hook().equals(attended) || rate.hook().equals(left))
                .filter(PrimitiveRate::isPresent).toList();
    }

    /** Whether a primitive is present in a basis. */
    public boolean shows(Side side, Primitive primitive, Basis basis) {
        return shows(present(), side, primitive, basis);
    }

    /** Whether it is so between the layer's attention and its MLP. */
    public boolean attends(Side side, Primitive primitive, Basis basis) {
        String hook = hook(Hook.Point.RESID_MID, layer);
        return shows(present().stream().filter(rate -> rate.hook().equals(hook)).toList(), side, primitive, basis);
    }

    private static boolean shows(List<PrimitiveRate> present, Side side, Primitive primitive, Basis basis) {
        return present.stream()
                .anyMatch(rate -> rate.claim().equals(new Claim(side, primitive)) && rate.basis() == basis);
    }

    /** Whether the right answer stands first clearly more often than after the layer before; in part where neither is clear. */
    public Agreement denoises() {
        Optional<Rate> before = right(layer - 1);
        Optional<Rate> after = right(layer);
        if (before.isEmpty() || after.isEmpty()) {
            return Agreement.UNKNOWN;
        }
        if (after.get().interval().low() > before.get().interval().high()) {
            return Agreement.YES;
        }
        return after.get().interval().high() < before.get().interval().low() ? Agreement.NO : Agreement.PARTLY;
    }

    /** How often the right answer stands first after a layer. */
    private Optional<Rate> right(int of) {
        String hook = hook(Hook.Point.RESID_POST, of);
        return all.stream().filter(rate -> rate.hook().equals(hook) && rate.basis() == Basis.DECODER)
                .filter(rate -> rate.claim().equals(new Claim(Side.OUTPUT, Primitive.ANSWER)))
                .map(PrimitiveRate::shown).findFirst();
    }

    private static String hook(Hook.Point point, int layer) {
        return new Hook(point, layer).toString();
    }
}
