package dev.lengthwise.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Numbers in Java's memory, in files and in libtorch's tensors are the same ones. */
class NumbersTest {
    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        Engine.start(1);
    }

    /** Every pattern of two bytes is among them: all NaNs, infinities, zeros and denormal numbers of the 16-bit types. */
    private static Tensor patterns(ScalarType type) {
        byte[] all = new byte[1 << 17];
        for (int i = 0; i < 1 << 16; i++) {
            all[2 * i] = (byte) i;
            all[2 * i + 1] = (byte) (i >> 8);
        }
        long[] bits = new long[all.length / 8];
        ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(bits);
        return Tensors.of(bits).view(type);
    }

    @ParameterizedTest
    @EnumSource(NumberType.class)
    void becomeFp32AsLibtorchMakesThem(NumberType type) {
        try (Scope scope = new Scope()) {
            Tensor tensor = patterns(ScalarType.valueOf(type.word()));
            Numbers numbers = Objects.requireNonNull(Tensors.numbers(Map.of("x", tensor)).get("x"));
            assertThat(numbers.type()).isEqualTo(type);
            assertThat(numbers.bytes()).isEqualTo(1 << 17);
            float[] expected = Tensors.floats(tensor);
            assertThat(numbers.floats()).hasSameSizeAs(expected).containsExactly(expected);
            assertThat(new Fp32Numbers(numbers).floats()).containsExactly(expected);
            assertThat(Tensors.copy(tensor).floats()).containsExactly(expected);
        }
    }

    /** With numbers that libtorch has written, and that it reads. */
    @Test
    void makeTheSameFileAsTensors() throws IOException {
        float[] values = new float[60];
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        Path plain = folder.resolve("plain");
        Path tensors = folder.resolve("tensors");
        Map<String, Numbers> numbers = new LinkedHashMap<>();
        numbers.put("w", Numbers.of(values, 4, 15));
        numbers.put("count", Numbers.of(new float[]{7}));
        numbers.put("none", Numbers.of(new float[0], 3, 0));
        new NumbersFile(Map.of("note", "text"), numbers).write(plain);
        try (Scope scope = new Scope()) {
            new TensorFile(Map.of("note", "text"), Tensors.of(numbers)).write(tensors);
            assertThat(plain).hasSameBinaryContentAs(tensors);
            assertThat(Tensors.hash(TensorFile.read(plain).tensors())).isEqualTo(Numbers.hash(numbers));
        }
        NumbersFile read = NumbersFile.read(tensors);
        Files.delete(tensors); // the numbers stay
        assertThat(read.metadata()).isEqualTo(Map.of("note", "text"));
        assertThat(read.tensors().keySet()).containsExactly("w", "count", "none");
        assertThat(Objects.requireNonNull(read.tensors().get("w")).floats()).isEqualTo(values);
        assertThat(Numbers.hash(read.tensors())).isEqualTo(Numbers.hash(numbers));
    }

    @Test
    void haveAsManyBytesAsTheirShapeSays() {
        assertThatIllegalArgumentException().isThrownBy(() -> Numbers.of(new float[3], 2, 2))
                .withMessage("12 bytes are not those of 4 numbers of F32");
    }
}
