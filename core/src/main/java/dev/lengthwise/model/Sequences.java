package dev.lengthwise.model;

import dev.lengthwise.batch.BatchTensors;
import dev.lengthwise.batch.LengthGroups;
import dev.lengthwise.tensor.Device;
import dev.lengthwise.tensor.Tensors;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;

/**
 * What attention has to know of a flat batch, the same in every layer.
 *
 * @param groups how the tokens fall into sequences
 * @param growth what β multiplies, [S, 1]; empty where nothing is tempered
 * @param starts where each sequence begins and the last one ends, [B + 1], 32-bit integers; on a GPU only, else null
 * @param rotation by what queries and keys are turned; null where they are not
 */
record Sequences(LengthGroups groups, Tensor growth, @Nullable Tensor starts,
        @Nullable Rotation rotation) {

    /** @param waves of the rotation; null where there is none */
    static Sequences of(BatchTensors batch, Temper temper, @Nullable Waves waves, Device device) {
        Tensor growth = device.move(Temperature.growth(temper, batch));
        Rotation rotation = Rotation.of(waves, batch.groups(), device);
        if (device != Device.CUDA) {
            return new Sequences(batch.groups(), growth, null, rotation);
        }
        Tensor starts = batch.starts() != null
                ? batch.starts()
                : Tensors.of(batch.groups().starts()).to(ScalarType.Int);
        return new Sequences(batch.groups(), growth, device.move(starts), rotation);
    }
}
