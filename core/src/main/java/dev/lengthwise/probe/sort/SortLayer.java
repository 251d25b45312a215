package dev.lengthwise.probe.sort;

import dev.lengthwise.probe.Basis;
import dev.lengthwise.probe.LayerRates;
import dev.lengthwise.probe.LayerVerdict.Agreement;
import dev.lengthwise.probe.Primitive;
import dev.lengthwise.probe.ReportedLayer;
import dev.lengthwise.probe.Side;

/**
 * The paper's layers: copy (encoder basis) and min in layer 0, "identity + successor" (decoder basis, after the attention) in layer 1,
 * less noise in each one after: the right answer stands first more often.
 */
enum SortLayer implements ReportedLayer {
    FIRST("copy at input positions (encoder basis), min at ⊥") {
        @Override
        public Agreement agreement(LayerRates shown) {
            boolean copy = shown.shows(Side.INPUT, Primitive.COPY, Basis.ENCODER);
            boolean min = shown.shows(Side.SEPARATOR, SortFacts.MIN, Basis.ENCODER)
                    || shown.shows(Side.SEPARATOR, SortFacts.MIN, Basis.DECODER);
            return copy && min ? Agreement.YES : copy || min ? Agreement.PARTLY : Agreement.NO;
        }
    },
    SECOND("identity + successor at output positions (decoder basis)") {
        @Override
        public Agreement agreement(LayerRates shown) {
            if (shown.attends(Side.OUTPUT, Primitive.IDENTITY_AND_SUCCESSOR, Basis.DECODER)) {
                return Agreement.YES;
            }
            return shown.shows(Side.OUTPUT, Primitive.IDENTITY, Basis.DECODER)
                    || shown.shows(Side.OUTPUT, Primitive.SUCCESSOR, Basis.DECODER) ? Agreement.PARTLY : Agreement.NO;
        }
    },
    LATER("denoising") {
        @Override
        public Agreement agreement(LayerRates shown) {
            return shown.denoises();
        }
    };

    private final String words;

    SortLayer(String words) {
        this.words = words;
    }

    /** Of a layer, from 0. */
    static SortLayer of(int layer) {
        return values()[Math.min(layer, LATER.ordinal())];
    }

    @Override
    public String words() {
        return words;
    }
}
