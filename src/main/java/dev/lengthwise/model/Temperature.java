package dev.lengthwise.model;

import dev.lengthwise.batch.LengthGroups;
import dev.lengthwise.tensor.Tensors;
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
     * in every layer.
     *
     * @return [S, 1]; empty where nothing is tempered
     */
    static Tensor growth(Temper temper, LengthGroups groups) {
        if (temper instanceof Temper.None) {
            return Tensors.of(new float[0]);
        }
        float[] longest = new float[groups.lengths()[groups.size() - 1]]; // shorter sequences are beginnings of it
        for (int i = 0; i < longest.length; i++) {
            longest[i] = (float) temper.growth(i + 1);
        }
        float[] growth = new float[groups.tokens()];
        int at = 0;
        for (int group = 0; group < groups.size(); group++) {
            int length = groups.lengths()[group];
            for (int sequence = 0; sequence < groups.counts()[group]; sequence++) {
                System.arraycopy(longest, 0, growth, at, length);
                at += length;
            }
        }
        return Tensors.of(growth).view(growth.length, 1);
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
