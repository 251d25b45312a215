package dev.lengthwise.model;

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
     * What β multiplies, for each query; the same in every layer.
     *
     * @param visibleKeys n of each query, [S]
     * @return [S, 1]
     */
    static Tensor growth(Temper temper, int[] visibleKeys) {
        float[] growth = new float[visibleKeys.length];
        for (int i = 0; i < growth.length; i++) {
            growth[i] = (float) temper.growth(visibleKeys[i]);
        }
        return Tensors.of(growth).view(growth.length, 1);
    }

    /**
     * τ(n) of each query.
     *
     * @param growth [S, 1]
     * @return [S, N, 1] or [S, 1, 1]
     */
    Tensor factor(Tensor growth) {
        Tensor factor = growth.mul(beta).unsqueeze(-1);
        return temper.offset() == 0 ? factor : factor.add(new Scalar(temper.offset()));
    }
}
