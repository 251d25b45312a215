package dev.lengthwise.model;

import dev.lengthwise.tensor.Device;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * A layer's bias of {@link Position.Fire}.
 *
 * @param up weights of the hidden numbers, [K, 1]
 * @param upBias [K]
 * @param down [N, K]
 * @param c [1]
 * @param multiplier of the threshold, [1]
 */
record FireBias(Position.Fire fire, Tensor up, Tensor upBias, Tensor down, Tensor c, Tensor multiplier)
        implements
            ScoreBias {
    /** Hidden numbers that are held at once where nothing is trained. */
    private static final long AT_ONCE = 1 << 22;

    static FireBias create(Parameters parameters, String name, Position.Fire fire, TransformerConfig config) {
        Tensor up = parameters.matrix(name + ".up.weight", Position.Fire.DEVIATION, fire.hidden(), 1);
        Tensor upBias = parameters.normal(name + ".up.bias", Position.Fire.DEVIATION, fire.hidden());
        Tensor down = parameters.matrix(name + ".down.weight", 1 / Math.sqrt(3.0 * fire.hidden()), config.heads(),
                fire.hidden());
        Tensor c = parameters.constant(name + ".c", Position.Fire.C, true, 1);
        Tensor multiplier = parameters.constant(name + ".multiplier", 1, true, 1);
        return new FireBias(fire, up, upBias, down, c, multiplier);
    }

    @Override
    public Tensor of(Tensor distance, int from, ScalarType format) {
        long queries = distance.size(0);
        Tensor rate = c.to(format).abs();
        Tensor threshold = multiplier.to(format).abs().mul(new Scalar(fire.threshold()));
        Tensor places = torch.arange(new Scalar(from), new Scalar(from + queries), Device.of(distance).options(format))
                .unsqueeze(1);
        Tensor reach = torch.where(threshold.ge(places), threshold, places); // [Q, 1]
        Tensor near = rate.mul(distance.clamp_min(new Scalar(0))).log1p();
        Tensor normalized = near.div(rate.mul(reach).log1p().add(new Scalar(Position.Fire.EPSILON))); // [Q, T]
        long rows = Math.max(1, AT_ONCE / (distance.size(1) * fire.hidden()));
        TensorVector parts = new TensorVector();
        for (long row = 0; row < queries; row += rows) {
            Tensor some = normalized.narrow(0, row, Math.min(rows, queries - row));
            Tensor hidden = some.unsqueeze(-1).mul(up.to(format).view(-1)).add(upBias.to(format)).relu(); // [Q, T, K]
            parts.push_back(hidden.matmul(down.to(format).t()));
        }
        return (parts.size() == 1 ? parts.get(0) : torch.cat(parts)).permute(2, 0, 1);
    }
}
