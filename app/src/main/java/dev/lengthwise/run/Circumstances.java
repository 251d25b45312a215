package dev.lengthwise.run;

import dev.lengthwise.engine.EngineKind;
import dev.lengthwise.experiment.RunFolder;
import dev.lengthwise.result.manifest.Environment;
import dev.lengthwise.result.manifest.ManifestText;
import dev.lengthwise.result.manifest.RunManifest;
import dev.lengthwise.tensor.Device;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.tensor.Presets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the bits of results depend on besides recipe and seed, as manifests keep it, in words. */
public final class Circumstances {
    private static final List<String> ALL = List.of("commit", "version", "precision", "engine", "threads", "device",
            "processor",
            "vectors", "kernels", "presets", "system", "jdk", "libtorch", "blasKernels", "plugins", "programFiles");
    /** Those that a machine brings, whatever is asked of it. */
    private static final List<String> MACHINE = List.of("processor", "vectors", "kernels", "presets", "system",
            "libtorch", "blasKernels");

    private Circumstances() {
    }

    /**
     * A line that every result has, and one more where the environment chooses other code than the processor would.
     *
     * @param manifest a run's or a study's, or as a report shows it
     */
    public static List<String> lines(Map<String, String> manifest) {
        if (byKernel(manifest)) {
            return List.of("bits depend on: recipe, seed and version of lengthwise alone (train.engine: kernel)");
        }
        List<String> parts = new ArrayList<>();
        String vectors = manifest.getOrDefault("vectors", "");
        parts.add(manifest.getOrDefault("processor", "an unknown processor")
                + (vectors.isEmpty() ? "" : " with " + vectors));
        String kernels = manifest.getOrDefault("kernels", "");
        parts.add("libtorch " + manifest.getOrDefault("libtorch", "unknown")
                + (kernels.isEmpty() ? "" : " (" + kernels + ")"));
        String device = manifest.getOrDefault("device", Device.CPU.toString());
        parts.add(device);
        parts.add(manifest.getOrDefault("precisions", manifest.getOrDefault("precision", "an unknown precision")));
        String threads = manifest.getOrDefault("threads", "?");
        parts.add(threads + (threads.equals("1") ? " thread" : " threads"));
        List<String> lines = new ArrayList<>();
        lines.add("bits depend on: " + String.join(", ", parts)
                + (device.startsWith(Device.CUDA.toString()) ? "; a GPU adds numbers in no fixed order" : ""));
        Presets.warning(manifest.getOrDefault("presets", "")).ifPresent(lines::add);
        return lines;
    }

    /** Whether all was trained by our own engine, to which the machine does not matter. */
    private static boolean byKernel(Map<String, String> manifest) {
        return EngineKind.KERNEL.toString().equals(manifest.get("engine"));
    }

    /** The same of a run's folder. */
    public static List<String> lines(RunFolder run) throws IOException {
        return lines(ManifestText.of(RunManifest.read(run.manifest())));
    }

    /** What differs between then and now, as far as both tell; by name, what it was and what it is. */
    public static Map<String, List<String>> differing(Map<String, String> before, Map<String, String> now) {
        return differing(ALL, before, now);
    }

    private static Map<String, List<String>> differing(List<String> keys, Map<String, String> before,
            Map<String, String> now) {
        Map<String, List<String>> differing = new LinkedHashMap<>();
        for (String key : keys) {
            String was = before.getOrDefault(key, "");
            String is = now.getOrDefault(key, "");
            if (!was.isEmpty() && !is.isEmpty() && !was.equals(is)) {
                differing.put(key, List.of(was, is));
            }
        }
        if (differing.containsKey("presets")) {
            differing.remove("blasKernels"); // one of the presets
        }
        return differing;
    }

    /** A line about what this machine brings that is not as it was; nothing where all is the same. */
    public static Optional<String> otherHere(Map<String, String> before) {
        if (byKernel(before)) {
            return Optional.empty();
        }
        Environment here = new Provenance("", 1, Precision.FP32).environment();
        return words(differing(MACHINE, before, ManifestText.of(here)))
                .map(words -> "other bits may come here: " + words);
    }

    /** What to say of a run that goes on where something is not as it was. */
    static Optional<String> moved(Map<String, String> before, Map<String, String> now) {
        return byKernel(now)
                ? Optional.empty()
                : words(differing(MACHINE, before, now)).map(words -> "this run continues under other conditions: "
                        + words + "; results will be as good but not the same to the bit");
    }

    private static Optional<String> words(Map<String, List<String>> differing) {
        return differing.isEmpty()
                ? Optional.empty()
                : Optional.of(differing.entrySet().stream().map(entry -> entry.getKey() + " was "
                        + entry.getValue().getFirst() + ", is " + entry.getValue().getLast())
                        .collect(Collectors.joining("; ")));
    }
}
