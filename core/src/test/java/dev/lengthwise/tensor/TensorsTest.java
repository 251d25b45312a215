package dev.lengthwise.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TensorsTest {
    private Scope scope;

    @BeforeAll
    static void start() {
        Engine.start(1);
    }

    @BeforeEach
    void open() {
        scope = new Scope();
    }

    @AfterEach
    void close() {
        scope.close();
    }

    @Test
    void arraysGoThereAndBack() {
        assertThat(Tensors.longs(Tensors.of(new long[]{Long.MIN_VALUE, 0, 7}))).containsExactly(Long.MIN_VALUE, 0, 7);
        assertThat(Tensors.floats(Tensors.of(new float[]{-1.5f, Float.NaN}))).containsExactly(-1.5f, Float.NaN);
        assertThat(Tensors.longs(Tensors.of(new long[0]))).isEmpty();
        assertThat(Tensors.floats(Tensors.of(new float[0]))).isEmpty();
    }

    @Test
    void aViewIsReadInItsOwnOrder() {
        Tensor matrix = Tensors.of(new long[]{1, 2, 3, 4, 5, 6}).view(2, 3);
        assertThat(Tensors.longs(matrix.t())).containsExactly(1, 4, 2, 5, 3, 6);
        assertThat(Tensors.floats(matrix.select(1, 2))).containsExactly(3, 6);
    }

    @Test
    void theHashTellsNamesShapesAndBitsApart() {
        Tensor values = Tensors.of(new float[]{1, 2, 3, 4});
        String hash = Tensors.hash(Map.of("w", values));
        assertThat(hash).hasSize(64).isEqualTo(Tensors.hash(Map.of("w", Tensors.of(new float[]{1, 2, 3, 4}))));
        assertThat(Tensors.hash(Map.of("v", values))).isNotEqualTo(hash);
        assertThat(Tensors.hash(Map.of("w", values.view(2, 2)))).isNotEqualTo(hash);
        assertThat(Tensors.hash(Map.of("w", Tensors.of(new float[]{1, 2, 3, Math.nextUp(4f)})))).isNotEqualTo(hash);
        assertThat(Tensors.hash(Map.of("w", Tensors.of(new float[]{0f})))).isNotEqualTo(
                Tensors.hash(Map.of("w", Tensors.of(new float[]{-0f}))));
    }

    @Test
    void theHashDoesNotDependOnTheOrderOfTheNames() {
        Tensor a = Tensors.of(new float[]{1});
        Tensor b = Tensors.of(new float[]{2});
        Map<String, Tensor> ab = new LinkedHashMap<>(Map.of("a", a));
        ab.put("b", b);
        Map<String, Tensor> ba = new LinkedHashMap<>(Map.of("b", b));
        ba.put("a", a);
        assertThat(Tensors.hash(ab)).isEqualTo(Tensors.hash(ba)).isNotEqualTo(Tensors.hash(Map.of("a", b, "b", a)));
    }
}
