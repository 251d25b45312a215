package dev.lengthwise.tensor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the machine's processor is and can do, as the operating system tells.
 *
 * @param name the model's name, or the architecture where the system tells no more
 * @param cores processors this process may use
 * @param features instruction set names as Linux spells them; empty on other systems
 */
public record Processor(String name, int cores, Set<String> features) {

    public static Processor detect() {
        int cores = Runtime.getRuntime().availableProcessors();
        String name = System.getProperty("os.arch");
        Set<String> features = new TreeSet<>();
        Path cpuinfo = Path.of("/proc/cpuinfo");
        if (Files.isReadable(cpuinfo)) {
            try {
                List<String> lines = Files.readAllLines(cpuinfo);
                name = value(lines, "model name", name);
                features.addAll(List.of(value(lines, "flags", value(lines, "Features", "")).split(" ")));
            } catch (IOException e) {
                // The name and the features stay unknown; nothing depends on them but the choice of precision.
            }
        }
        return new Processor(name, cores, features);
    }

    /** Whether bf16 products run on instructions of their own; without them bf16 is slower than fp32. */
    public boolean hasBf16() {
        return features.contains("avx512_bf16") || features.contains("amx_bf16");
    }

    /** The arithmetic to use where a recipe says {@link Precision#AUTO}. */
    public Precision resolve(Precision precision) {
        if (precision != Precision.AUTO) {
            return precision;
        }
        return hasBf16() ? Precision.BF16 : Precision.FP32;
    }

    private static String value(List<String> lines, String key, String otherwise) {
        for (String line : lines) {
            int colon = line.indexOf(':');
            if (colon > 0 && line.substring(0, colon).strip().equals(key)) {
                return line.substring(colon + 1).strip();
            }
        }
        return otherwise;
    }
}
