package dev.lengthwise.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DeviceTest {
    @BeforeAll
    static void start() {
        Engine.start(1);
    }

    @Test
    void withoutAGpuAutoIsTheProcessorAndCudaIsRefusedInWords() {
        Assumptions.assumeFalse(torch.cuda_is_available(), "a GPU is here");
        assertThat(Device.choose(Asked.auto())).isEqualTo(Device.CPU);
        assertThat(Device.choose(Asked.of(Device.CPU))).isEqualTo(Device.CPU);
        assertThatExceptionOfType(NoGpuException.class).isThrownBy(() -> Device.choose(Asked.of(Device.CUDA)))
                .withMessageStartingWith("device cuda cannot be used: ");
    }

    @Test
    void onTheProcessorNothingIsCopied() {
        try (Scope scope = new Scope()) {
            Tensor tensor = Tensors.of(new float[]{1, 2});
            assertThat(Device.of(tensor)).isEqualTo(Device.CPU);
            assertThat(Device.CPU.move(tensor)).isSameAs(tensor);
        }
    }

    @Test
    void tf32IsForGpusOnlyAndNeverChosenByItself() {
        assertThatIllegalArgumentException().isThrownBy(() -> Device.CPU.arithmetic(Asked.of(Precision.TF32)))
                .withMessage("precision tf32 is an arithmetic of NVIDIA's GPUs; use fp32 on cpu");
        assertThat(Device.CUDA.arithmetic(Asked.of(Precision.TF32))).isEqualTo(Precision.TF32);
        assertThat(Device.CUDA.arithmetic(Asked.auto())).isEqualTo(Precision.BF16);
        assertThat(Device.CUDA.arithmetic(Asked.of(Precision.FP32))).isEqualTo(Precision.FP32);
        assertThat(Device.CPU.arithmetic(Asked.auto())).isIn(Precision.FP32, Precision.BF16);
        assertThat(Device.CPU.arithmetic(Asked.of(Precision.BF16))).isEqualTo(Precision.BF16);
    }

    @Test
    void tf32IsAllowedForThatPrecisionAlone() {
        Device.allowTf32(Precision.TF32);
        assertThat(torch.globalContext().allowTF32CuBLAS()).isTrue();
        Device.allowTf32(Precision.FP32);
        assertThat(torch.globalContext().allowTF32CuBLAS()).isFalse();
        assertThat(torch.globalContext().allowTF32CuDNN()).isFalse();
    }

    /** By default cuBLAS may add up parts of a product in 16 bits. */
    @Test
    void sumsOfSixteenBitProductsAreInThirtyTwoBits() {
        assertThat(torch.globalContext().allowBF16ReductionCuBLAS().intern())
                .isEqualTo(torch.CuBLASReductionOption.DisallowReducedPrecisionAllowSplitK);
        assertThat(torch.globalContext().allowFP16ReductionCuBLAS().intern())
                .isEqualTo(torch.CuBLASReductionOption.DisallowReducedPrecisionAllowSplitK);
    }

    @Test
    void aGpuIsNotExpectedWhereTheLibrariesAreTheProcessors() {
        Assumptions.assumeFalse(Device.hasCudaLibraries(), "libraries for CUDA are here");
        assertThat(Device.mayBeCuda(Asked.auto())).isFalse();
    }

    @Test
    void numbersComeBackFromTheGpuAsTheyWent() {
        Gpu.assume("copies to the GPU and back keep every bit");
        float[] numbers = {1, -2.5f, Float.MIN_VALUE};
        try (Scope scope = new Scope()) {
            Tensor there = Device.CUDA.move(Tensors.of(numbers));
            assertThat(Device.of(there)).isEqualTo(Device.CUDA);
            assertThat(Tensors.floats(there)).containsExactly(numbers);
        }
    }
}
