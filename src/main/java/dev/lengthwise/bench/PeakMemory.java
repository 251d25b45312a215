package dev.lengthwise.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The most memory that was resident at once, as Linux counts it: pages that processes share count in each. */
final class PeakMemory {
    private static final String KEY = "VmHWM:";

    private PeakMemory() {
    }

    /** In bytes; 0 where the system does not tell. */
    static long ofThisProcess() {
        Path status = Path.of("/proc/self/status");
        try {
            return Files.isReadable(status) ? of(Files.readAllLines(status)) : 0;
        } catch (IOException e) {
            return 0; // a measurement without this number is still one
        }
    }

    /** @param status lines of Linux's {@code /proc/self/status} */
    static long of(List<String> status) {
        return status.stream().filter(line -> line.startsWith(KEY))
                .mapToLong(line -> 1024 * Long.parseLong(line.substring(KEY.length()).replace("kB", "").strip()))
                .findFirst().orElse(0);
    }

    /** Adds a figure in megabytes, where there is one. */
    static void put(Map<String, Double> figures, String name, long bytes) {
        if (bytes > 0) {
            figures.put(name, bytes / 1e6);
        }
    }
}
