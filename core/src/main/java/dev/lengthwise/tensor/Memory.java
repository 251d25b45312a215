package dev.lengthwise.tensor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** The machine's memory and this process' part of it, natives included, in bytes; nothing where the system does not tell (Linux does). */
public final class Memory {
    private static final Path PROCESS = Path.of("/proc/self/status");
    private static final Path MACHINE = Path.of("/proc/meminfo");
    private static final long KIBI = 1024;

    private Memory() {
    }

    /** What this process holds now. */
    public static OptionalLong resident() {
        return read(PROCESS, "VmRSS:");
    }

    /** What this process held when it was most. */
    public static OptionalLong peak() {
        return read(PROCESS, "VmHWM:");
    }

    /** What the machine, or the container this runs in, can still give without swapping. */
    public static OptionalLong available() {
        OptionalLong machine = read(MACHINE, "MemAvailable:");
        OptionalLong container = ControlGroup.here().room();
        return machine.isPresent() && container.isPresent()
                ? OptionalLong.of(Math.min(machine.getAsLong(), container.getAsLong()))
                : machine.isPresent() ? machine : container;
    }

    private static OptionalLong read(Path file, String key) {
        if (!Files.isReadable(file)) {
            return OptionalLong.empty();
        }
        try {
            return find(Files.readAllLines(file), key);
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
