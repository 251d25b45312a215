package dev.lengthwise.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessorTest {
    private static final List<String> CPUINFO = List.of("processor\t: 0", "vendor_id\t: GenuineIntel",
            "model name\t: Intel(R) Xeon(R) Platinum 8481C CPU @ 2.70GHz",
            "flags\t\t: fpu avx2  avx512_bf16 amx_tile fpu",
            "", "processor\t: 1", "model name\t: another", "flags\t\t: fpu");

    @Test
    void readsTheFirstProcessorOfLinux() {
        Processor processor = Processor.of(CPUINFO, "amd64", 2);
        assertThat(processor.name()).isEqualTo("Intel(R) Xeon(R) Platinum 8481C CPU @ 2.70GHz");
        assertThat(processor.cores()).isEqualTo(2);
        assertThat(processor.features()).containsExactlyInAnyOrder("fpu", "avx2", "avx512_bf16", "amx_tile");
    }

    @Test
    void isNamedByItsArchitectureWhereTheSystemTellsNoMore() {
        Processor processor = Processor.of(List.of(), "aarch64", 8);
        assertThat(processor).isEqualTo(new Processor("aarch64", 8, Set.of()));
        assertThat(processor.hasBf16()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"avx2 avx512_bf16, bf16", "avx2 amx_bf16, bf16", "avx2 avx512f bf16ish, fp32"})
    void bf16IsFastestWhereThereAreInstructionsForIt(String flags, String fastest) {
        Processor processor = Processor.of(List.of("flags : " + flags), "amd64", 1);
        assertThat(processor.fastest()).hasToString(fastest);
    }

    @Test
    void thisMachineHasANameAndACore() {
        Processor processor = Processor.detect();
        assertThat(processor.name()).isNotBlank();
        assertThat(processor.cores()).isPositive();
    }
}
