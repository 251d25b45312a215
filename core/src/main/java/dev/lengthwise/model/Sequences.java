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
 */
record Sequences(LengthGroups groups, Tensor growth, @Nullable Tensor starts) {

    static Sequences of(BatchTensors batch, Temper temper, Device device) {
        Tensor growth = device.move(Temperature.growth(temper, batch));
        if (device != Device.CUDA) {
            return new Sequences(batch.groups(), growth, null);
        }
        Tensor starts = batch.starts() != null
                ? batch.starts()
                : Tensors.of(batch.groups().starts()).to(ScalarType.Int);
        return new Sequences(batch.groups(), growth, device.move(starts));
    }
}
