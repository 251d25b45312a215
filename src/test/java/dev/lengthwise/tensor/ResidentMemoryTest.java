package dev.lengthwise.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ResidentMemoryTest {
    @Test
    void theSystemCountsInKibibytes() {
        List<String> lines = List.of("Name:\tjava", "VmHWM:\t  123456 kB", "VmRSS:\t   98304 kB");
        assertThat(ResidentMemory.find(lines, "VmRSS:")).hasValue(96L << 20);
        assertThat(ResidentMemory.find(lines, "VmSwap:")).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aProcessHoldsWhatItWrote() {
        long before = ResidentMemory.now().orElseThrow();
        byte[] written = new byte[64 << 20];
        for (int page = 0; page < written.length; page += 4096) {
            written[page] = 1;
        }
        assertThat(ResidentMemory.peak().orElseThrow()).isGreaterThanOrEqualTo(before);
        assertThat(ResidentMemory.now().orElseThrow()).isGreaterThan(written.length);
    }
}
