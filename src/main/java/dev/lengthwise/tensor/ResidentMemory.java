package dev.lengthwise.tensor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** What this process holds of the machine's memory, natives included. */
public final class ResidentMemory {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final long KIBI = 1024;

    private ResidentMemory() {
    }

    /** Bytes now; nothing where the system does not tell (it does on Linux). */
    public static OptionalLong now() {
        return read("VmRSS:");
    }

    /** Bytes when it was most. */
    public static OptionalLong peak() {
        return read("VmHWM:");
    }

    private static OptionalLong read(String key) {
        if (!Files.isReadable(STATUS)) {
            return OptionalLong.empty();
        }
        try {
            return find(Files.readAllLines(STATUS), key);
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    /** The number of a line such as {@code VmRSS:   105000 kB}, in bytes. */
    static OptionalLong find(List<String> lines, String key) {
        return lines.stream().filter(line -> line.startsWith(key))
                .mapToLong(line -> Long.parseLong(line.substring(key.length()).replace("kB", "").strip()) * KIBI)
                .findFirst();
    }
}
