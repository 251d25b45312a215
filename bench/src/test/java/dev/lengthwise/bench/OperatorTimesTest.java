package dev.lengthwise.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.within;

import dev.lengthwise.tensor.Engine;
import dev.lengthwise.tensor.OperatorTrace;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.train.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorTimesTest {
    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        Engine.start(1);
    }

    /** linear calls t, and addmm, which calls copy_; another thread's mm runs at the same time. */
    @Test
    void anOperatorsOwnTimeLeavesOutWhatItCalls() throws IOException {
        Path trace = Files.writeString(folder.resolve("trace.json"),
                """
                        [
                        {"name": "aten::linear", "ph": "X", "ts": 0.0, "dur": 100.0, "tid": 1, "pid": "CPU Functions", "args": {}},
                        {"name": "aten::t", "ph": "X", "ts": 1.0, "dur": 4.0, "tid": 1, "pid": "CPU Functions", "args": {}},
                        {"name": "aten::addmm", "ph": "X", "ts": 5.0, "dur": 90.0, "tid": 1, "pid": "CPU Functions", "args": {}},
                        {"name": "aten::copy_", "ph": "X", "ts": 6.0, "dur": 20.0, "tid": 1, "pid": "CPU Functions", "args": {}},
                        {"name": "aten::mm", "ph": "X", "ts": 50.0, "dur": 7.0, "tid": 2, "pid": "CPU Functions", "args": {}},
                        {"name": "aten::t", "ph": "X", "ts": 100.0, "dur": 6.0, "tid": 1, "pid": "CPU Functions", "args": {}},
                        {"name": "a mark, no operator", "ph": "i", "ts": 100.0, "tid": 1}
                        ]
                        """);
        OperatorTimes times = OperatorTimes.read(trace);
        assertThat(times.operators()).containsOnlyKeys("aten::addmm", "aten::copy_", "aten::t", "aten::mm",
                "aten::linear");
        assertThat(times.operators().keySet()).startsWith("aten::addmm", "aten::copy_");
        assertThat(spent(times, "aten::linear").seconds()).isCloseTo(6e-6, within(1e-12));
        assertThat(spent(times, "aten::addmm").seconds()).isCloseTo(70e-6, within(1e-12));
        assertThat(spent(times, "aten::t").seconds()).isCloseTo(10e-6, within(1e-12));
        assertThat(spent(times, "aten::t").calls()).isEqualTo(2);
        assertThat(times.seconds()).isCloseTo(113e-6, within(1e-12));
        assertThat(times.byKind()).hasEntrySatisfying(OperatorKind.GEMM,
                spent -> assertThat(spent.seconds()).isCloseTo(83e-6, within(1e-12)));
    }

    /** The layout of foreign objects is ours to get right: the trace of a real step holds what a step must do. */
    @Test
    void theTraceOfAStepHoldsItsOperators() throws IOException {
        Assumptions.assumeTrue(OperatorTrace.isAvailable(), "operators are recorded on Linux only");
        Path trace = folder.resolve("a long name, so that the text does not fit into the room of a short one.json");
        try (var model = Models.transformer(64);
                Step step = new Step(model, Models.training(16, 1e-3), Precision.FP32)) {
            OperatorTrace.record(trace, () -> step.update(Models.batcher(16).batch(0), 0, (head, loss) -> {
            }));
        }
        OperatorTimes times = OperatorTimes.read(trace);
        // depth 2: four linear maps a block and the head's; in the backward pass two products each
        assertThat(spent(times, "aten::addmm").calls()).isEqualTo(9);
        assertThat(spent(times, "aten::mm").calls()).isEqualTo(18);
        assertThat(spent(times, "aten::_fused_adamw_").calls()).isEqualTo(1);
        assertThat(spent(times, "aten::native_layer_norm_backward").calls()).isEqualTo(5);
        assertThat(times.byKind()).hasEntrySatisfying(OperatorKind.OTHER,
                spent -> assertThat(spent.seconds()).isLessThan(times.seconds() / 10));
    }

    @Test
    void aTraceThatCannotBeWrittenIsAnError() {
        Assumptions.assumeTrue(OperatorTrace.isAvailable(), "operators are recorded on Linux only");
        Path nowhere = folder.resolve("missing").resolve("trace.json");
        assertThatIOException()
                .isThrownBy(() -> OperatorTrace.record(nowhere, () -> {
                })).withMessageContaining("missing");
    }

    @ParameterizedTest
    @CsvSource({"aten::mm, gemm", "aten::addmm, gemm", "aten::_scaled_dot_product_flash_attention_for_cpu, attention",
            "aten::_scaled_dot_product_flash_attention_for_cpu_backward, attention",
            "aten::native_layer_norm_backward, norm", "aten::gelu_backward, activation", "aten::gelu, activation",
            "aten::_log_softmax_backward_data, loss", "aten::nll_loss_forward, loss", "aten::_fused_adamw_, optimizer",
            "aten::linalg_vector_norm, optimizer", "aten::embedding_dense_backward, embedding",
            "aten::_to_copy, casts", "aten::copy_, casts", "aten::cat, grouping", "aten::unbind, grouping",
            "aten::index_select, grouping", "aten::add_, elementwise", "aten::sum, elementwise",
            "aten::empty_strided, memory", "aten::fill_, memory", "aten::transpose, views", "aten::as_strided, views",
            "AddmmBackward0, autograd", "aten::erfinv, other"})
    void operatorsAreOfTheirKind(String operator, String kind) {
        assertThat(OperatorKind.of(operator)).hasToString(kind);
    }

    private static OperatorTimes.Spent spent(OperatorTimes times, String operator) {
        return Objects.requireNonNull(times.operators().get(operator), operator);
    }
}
