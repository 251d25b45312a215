package dev.lengthwise.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.within;

import dev.lengthwise.bench.GpuBenchmark.Peers;
import dev.lengthwise.bench.GpuBenchmark.Size;
import dev.lengthwise.tensor.Device;
import dev.lengthwise.tensor.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark for GPUs, tiny and on the processor, with a small script in place of PyTorch. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the stand-in is a script for a POSIX shell")
class GpuBenchmarkTest {
    private static final Size TINY = new Size(64, 4, 2);
    /** Says that every step took two seconds, three when compiled; a warning is in between. */
    private static final String STAND_IN = """
            echo "$@" >> "${0%/*}/calls"
            each=2
            for argument in "$@"; do if [ "$argument" = --compile ]; then each=3; fi; done
            echo 'a warning'
            echo '{"ready": true, "torch": "none"}'
            while read -r steps; do
              echo "{\\"steps\\": $steps, \\"seconds\\": $((steps * each)).0, \\"loss\\": 4.5}"
            done
            """;

    @TempDir
    Path folder;
    private Path script;
    private final List<String> said = new ArrayList<>();

    @BeforeAll
    static void start() {
        Engine.start(1);
    }

    @BeforeEach
    void write() throws IOException {
        script = Files.writeString(folder.resolve("step.py"), STAND_IN);
    }

    private static double figure(Row row, String name) {
        return Objects.requireNonNull(row.figures().get(name), name);
    }

    @Test
    void takesTurnsWithBothPeers() throws IOException {
        List<Row> rows = GpuBenchmark.rows(Device.CPU, TINY, 3, new Peers("/bin/sh", script), said::add);
        assertThat(rows).extracting(Row::name).containsExactly("width 64, PyTorch, eager",
                "width 64, PyTorch, torch.compile");
        assertThat(rows).extracting(row -> row.figures().get("peer's ms a step")).containsExactly(2000.0, 3000.0);
        assertThat(rows).allSatisfy(row -> {
            double ours = figure(row, "ms a step");
            double theirs = figure(row, "peer's ms a step");
            assertThat(figure(row, "ms to ask for a step")).isPositive();
            Timing ratio = Objects.requireNonNull(row.ratio());
            assertThat(ratio.min()).isLessThanOrEqualTo(theirs / ours * 1.0001);
            assertThat(ratio.max()).isGreaterThanOrEqualTo(theirs / ours * 0.9999);
            assertThat(row.figures().get("minutes for 100,000 steps, extrapolated")).isCloseTo(ours * 100_000 / 60_000,
                    within(1e-6 * ours * 1000));
        });
        assertThat(Files.readAllLines(folder.resolve("calls"))).containsExactlyInAnyOrder(
                "--serve --device cpu --width 64 --batch 4", "--serve --device cpu --width 64 --batch 4 --compile");
        assertThat(said).isEmpty();
    }

    @Test
    void saysWhyAPeerIsMissingAndTimesOursAlone() throws IOException {
        Files.writeString(script, "echo 'ModuleNotFoundError: no torch'\nexit 1\n");
        List<Row> rows = GpuBenchmark.rows(Device.CPU, TINY, 1, new Peers("/bin/sh", script), said::add);
        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.ratio()).isNull();
            assertThat(row.figures()).containsKey("ms a step").doesNotContainKey("share of the bf16 GEMM peak");
        });
        assertThat(said).containsExactly(
                "gpu: without PyTorch: the PyTorch script ended and said last: ModuleNotFoundError: no torch",
                "gpu: without torch.compile: the PyTorch script ended and said last: ModuleNotFoundError: no torch");
    }

    /** The launcher's settings are for ours; a program of somebody else's has what the user has given it. */
    @Test
    void thePeerHasTheEnvironmentOfTheCaller() {
        Map<String, String> environment = new HashMap<>(Map.of("PATH", "/bin", "MALLOC_ARENA_MAX", "1",
                "GLIBC_TUNABLES", "glibc.malloc.mxfast=0", "ONEDNN_PRIMITIVE_CACHE_CAPACITY", "64", "LD_LIBRARY_PATH",
                "/ours:/somewhere",
                "LENGTHWISE_CALLERS_LIBRARY_PATH", "/somewhere"));
        PyTorchPeer.asCalled(environment);
        assertThat(environment).isEqualTo(Map.of("PATH", "/bin", "LD_LIBRARY_PATH", "/somewhere"));
        environment.putAll(Map.of("OMP_WAIT_POLICY", "passive", "GOMP_SPINCOUNT", "10000"));
        environment.putAll(Map.of("LD_LIBRARY_PATH", "/ours", "LENGTHWISE_CALLERS_LIBRARY_PATH", ""));
        PyTorchPeer.asCalled(environment);
        assertThat(environment).isEqualTo(Map.of("PATH", "/bin"));
        environment.put("OMP_WAIT_POLICY", "passive"); // the caller's own word
        PyTorchPeer.asCalled(environment);
        assertThat(environment).isEqualTo(Map.of("PATH", "/bin", "OMP_WAIT_POLICY", "passive"));
    }

    @Test
    void aPeerThatEndsInTheMiddleIsAnError() throws IOException {
        Files.writeString(script, "echo '{\"ready\": true}'\nread -r steps\necho 'CUDA out of memory'\n");
        try (PyTorchPeer peer = new PyTorchPeer("/bin/sh", script, "cpu", 64, 4, false)) {
            assertThatIOException().isThrownBy(() -> peer.steps(2))
                    .withMessage("the PyTorch script ended and said last: CUDA out of memory");
        }
    }
}
