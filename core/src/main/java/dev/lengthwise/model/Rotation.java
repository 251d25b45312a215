package dev.lengthwise.model;

import dev.lengthwise.batch.LengthGroups;
import dev.lengthwise.tensor.Device;
import dev.lengthwise.tensor.Tensors;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * By what {@link Position.Rope} turns the queries and keys of some tokens, the same in every layer.
 *
 * @param cos of each token's angles, one for each pair of numbers of a head, [S, 1, H / 2], fp32
 * @param sin the same
 */
record Rotation(Tensor cos, Tensor sin) {
    /** For each flat token; null where the model turns nothing. */
    static @Nullable Rotation of(@Nullable Waves waves, LengthGroups groups, Device device) {
        return waves == null ? null : of(waves, groups.places(), groups.lengths()[groups.size() - 1], device);
    }

    /** For tokens that all stand at one place, [1, 1, H / 2]. */
    static @Nullable Rotation of(@Nullable Waves waves, int place, Device device) {
        return waves == null ? null : of(waves, new long[]{place}, place + 1, device);
    }

    private static Rotation of(Waves waves, long[] places, int most, Device device) {
        int pairs = waves.size() / 2;
        float[] rows = waves.rows(most);
        float[] cos = new float[places.length * pairs];
        float[] sin = new float[places.length * pairs];
        for (int token = 0; token < places.length; token++) {
            int row = (int) places[token] * waves.size();
            for (int c = 0; c < pairs; c++) {
                sin[token * pairs + c] = rows[row + 2 * c];
                cos[token * pairs + c] = rows[row + 2 * c + 1];
            }
        }
        return new Rotation(device.move(Tensors.of(cos).view(places.length, 1, pairs)),
                device.move(Tensors.of(sin).view(places.length, 1, pairs)));
    }

    /** Those of the tokens of each group, of how many as the splits say. */
    List<Rotation> split(long[] splits) {
        TensorVector cosines = cos.split(splits, 0);
        TensorVector sines = sin.split(splits, 0);
        List<Rotation> parts = new ArrayList<>();
        for (int i = 0; i < splits.length; i++) {
            parts.add(new Rotation(cosines.get(i), sines.get(i)));
        }
        return parts;
    }

    /** Queries or keys turned, [S, N, H], in their format; products are in fp32 or more. */
    Tensor turn(Tensor x) {
        Tensor pairs = x.view(x.size(0), x.size(1), x.size(2) / 2, 2);
        Tensor first = pairs.select(3, 0);
        Tensor second = pairs.select(3, 1);
        Tensor turned = torch.stack(
                new TensorVector(first.mul(cos).sub(second.mul(sin)), first.mul(sin).add(second.mul(cos))), 3);
        return turned.view(x.size(0), x.size(1), x.size(2)).to(x.scalar_type());
    }
}
