package dev.lengthwise.construct.increment;

import dev.lengthwise.construct.Coordinate;
import dev.lengthwise.construct.Neuron;
import dev.lengthwise.construct.Wiring;
import org.jspecify.annotations.Nullable;

/**
 * From 1/k to k and k², for whole k up to a bound.
 *
 * <p>{@code k = 1 + Σ 2 max(1 - i/k, 0)} and {@code k² = 1 + Σ 6 i max(1 - i/k, 0)}, the sums over i = 1, 2, ... up to the bound less one: the
 * lines through neighbouring points (1/k, k). A function of finitely many hidden units is piecewise linear and bends at no more
 * points than it has units, and three neighbouring points need a bend between them: h units are right for at most 2h + 2 of them. So this is
 * where the construction of increment has its bound.
 *
 * @param inverse 1/k
 * @param place takes k, less the 1
 * @param square takes k², less the 1; null where it is not needed
 */
record PlaceStage(Coordinate inverse, Coordinate place, @Nullable Coordinate square) {

    /** @param gate coordinates that are 0, or else 1 and silence all of it */
    void mlp(Wiring wiring, int block, int bound, Coordinate... gate) {
        for (int i = 1; i < bound; i++) {
            Neuron neuron = wiring.neuron(block).constant(1).reads(inverse, -i).writes(place, 2);
            for (Coordinate silencing : gate) {
                neuron.reads(silencing, -1);
            }
            if (square != null) {
                neuron.writes(square, 6.0 * i);
            }
        }
    }
}
