package dev.lengthwise.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PresetsTest {
    @ParameterizedTest
    @CsvSource({"OPENBLAS_CORETYPE, Haswell", "ATEN_CPU_CAPABILITY, avx2", "ONEDNN_MAX_CPU_ISA, AVX2",
            "DNNL_MAX_CPU_ISA, AVX2", "ONEDNN_DEFAULT_FPMATH_MODE, BF16", "GLIBC_TUNABLES, glibc.cpu.hwcaps=-AVX2"})
    void whatChoosesOtherCodeIsTold(String name, String value) {
        Presets presets = Presets.of(Map.of(name, value, "PATH", "/bin"));
        assertThat(presets).hasToString(name + "=" + value);
        assertThat(presets.warning()).hasValue("set in the environment, and changes the bits: " + name + "=" + value);
    }

    /** Tunables of memory are the launcher's; threads are given by the program; this libtorch has no MKL. */
    @ParameterizedTest
    @CsvSource({"GLIBC_TUNABLES, glibc.malloc.tcache_count=0", "OMP_NUM_THREADS, 2", "OMP_WAIT_POLICY, passive",
            "ONEDNN_PRIMITIVE_CACHE_CAPACITY, 64", "MKL_NUM_THREADS, 4", "OPENBLAS_CORETYPE, ''"})
    void whatChangesNoBitsIsNot(String name, String value) {
        Presets presets = Presets.of(Map.of(name, value));
        assertThat(presets).hasToString("none");
        assertThat(presets.warning()).isEmpty();
    }

    @Test
    void valuesReachNoTerminalAsControlCharacters() {
        assertThat(Presets.of(Map.of("OPENBLAS_CORETYPE", "\u001b[31mred", "DNNL_MAX_CPU_ISA", "a")))
                .hasToString("DNNL_MAX_CPU_ISA=a, OPENBLAS_CORETYPE=?[31mred");
    }
}
