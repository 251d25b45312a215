package dev.lengthwise.tensor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * What the machine's processor is and can do, as the operating system tells.
 *
 * @param name the model's name, or the architecture where the system tells no more
 * @param cores processors this process may use
 * @param features instruction set names as Linux spells them; empty on other systems
 */
public record Processor(String name, int cores, Set<String> features) {

    public Processor {
        features = Set.copyOf(features);
    }

    /** This machine's. */
    public static Processor detect() {
        Path cpuinfo = Path.of("/proc/cpuinfo");
        List<String> lines = List.of();
        if (Files.isReadable(cpuinfo)) {
            try {
                lines = Files.readAllLines(cpuinfo);
            } catch (IOException e) {
                // The name and the features stay unknown; nothing depends on them but the choice of precision.
            }
        }
        return of(lines, System.getProperty("os.arch"), Runtime.getRuntime().availableProcessors());
    }

    /** @param lines of Linux's {@code /proc/cpuinfo}; none elsewhere */
    static Processor of(List<String> lines, String architecture, int cores) {
        String features = value(lines, "flags", value(lines, "Features", ""));
        return new Processor(value(lines, "model name", architecture), cores,
                features.isEmpty() ? Set.of() : Set.copyOf(List.of(features.split("\\s+"))));
    }

    /** Whether bf16 products run on instructions of their own; without them bf16 is slower than fp32. */
    public boolean hasBf16() {
        return features.contains("avx512_bf16") || features.contains("amx_bf16");
    }

    /** The widest vectors that it computes with, and whether bf16 is among them; empty where the system does not tell. */
    public String vectors() {
        String widest = features.contains("avx512f")
                ? "AVX512"
                : features.contains("avx2") ? "AVX2" : features.contains("asimd") ? "NEON" : "";
        return widest.isEmpty() || !hasBf16() ? widest : widest + " and bf16";
    }

    /** What it trains fastest with: bf16 where it has instructions for it, fp32 elsewhere. */
    public Precision fastest() {
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
