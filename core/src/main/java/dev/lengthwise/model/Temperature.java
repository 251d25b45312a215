package dev.lengthwise.model;

import dev.lengthwise.batch.BatchTensors;
import dev.lengthwise.batch.LengthGroups;
import dev.lengthwise.tensor.Tensors;
import java.util.function.IntToDoubleFunction;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * τ for the queries of one layer.
 *
 * @param beta [N] or [1]
 */
record Temperature(Temper temper, Tensor beta) {

    static Temperature create(Parameters parameters, String name, TransformerConfig config) {
        Temper temper = config.temper();
        long count = temper.per() == Temper.Per.HEAD ? config.heads() : 1;
        return new Temperature(temper, parameters.constant(name + ".beta", temper.beta(), temper.learned(), count));
    }

    /**
     * What β multiplies, for the query of each flat token, which sees itself and the tokens before it in its sequence; the same
     * in every layer. A stretched sequence is tempered as if it had so many times as many keys.
     *
     * @return [S, 1]; empty where nothing is tempered
     */
    static Tensor growth(Temper temper, BatchTensors batch) {
        return growth(temper, batch.groups(), batch::stretch);
    }

    /** The same where no sequence is stretched. */
    static Tensor growth(Temper temper, LengthGroups groups) {
        return growth(temper, groups, sequence -> 1);
    }

    private static Tensor growth(Temper temper, LengthGroups groups, IntToDoubleFunction stretches) {
        if (temper instanceof Temper.None) {
            return Tensors.of(new float[0]);
        }
        float[] longest = growth(temper, groups.lengths()[groups.size() - 1], 1); // shorter sequences are beginnings of it
        float[] growth = new float[groups.tokens()];
        int at = 0;
        int sequence = 0;
        for (int group = 0; group < groups.size(); group++) {
            int length = groups.lengths()[group];
            for (int i = 0; i < groups.counts()[group]; i++) {
                double stretch = stretches.applyAsDouble(sequence++);
                System.arraycopy(stretch == 1 ? longest : growth(temper, length, stretch), 0, growth, at, length);
                at += length;
            }
        }
        return Tensors.of(growth).view(growth.length, 1);
    }

    /** For the queries of one sequence, each of which sees itself and the tokens before it. */
    private static float[] growth(Temper temper, int length, double stretch) {
        float[] growth = new float[length];
        for (int i = 0; i < length; i++) {
            growth[i] = (float) temper.growth((i + 1) * stretch);
        }
        return growth;
    }

    /**
     * What β multiplies, for queries that all see as many keys.
     *
     * @return [1, 1]
     */
    static Tensor growth(Temper temper, int visibleKeys) {
        return Tensors.of(new float[]{(float) temper.growth(visibleKeys)}).view(1, 1);
    }

    /**
     * τ(n) of each query.
     *
     * @param growth [S, 1], or [1, 1] for all queries
     * @return [S, N, 1] or [S, 1, 1], with S as in growth
     */
    Tensor factor(Tensor growth) {
        Tensor factor = growth.mul(beta).unsqueeze(-1);
        return temper.offset() == 0 ? factor : factor.add(new Scalar(temper.offset()));
    }
}
