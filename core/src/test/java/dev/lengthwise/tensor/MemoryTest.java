package dev.lengthwise.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class MemoryTest {
    @Test
    void theSystemCountsInKibibytes() {
        List<String> lines = List.of("Name:\tjava", "VmHWM:\t  123456 kB", "VmRSS:\t   98304 kB");
        assertThat(Memory.find(lines, "VmRSS:")).hasValue(96L << 20);
        assertThat(Memory.find(lines, "VmSwap:")).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aProcessHoldsWhatItWrote() {
        long before = Memory.resident().orElseThrow();
        byte[] written = new byte[64 << 20];
        for (int page = 0; page < written.length; page += 4096) {
            written[page] = 1;
        }
        assertThat(Memory.peak().orElseThrow()).isGreaterThanOrEqualTo(before);
        assertThat(Memory.resident().orElseThrow()).isGreaterThan(written.length);
    }
}
