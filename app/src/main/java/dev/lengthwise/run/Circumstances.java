package dev.lengthwise.run;

import dev.lengthwise.engine.EngineKind;
import dev.lengthwise.experiment.RunFolder;
import dev.lengthwise.result.manifest.Conditions;
import dev.lengthwise.result.manifest.Environment;
import dev.lengthwise.result.manifest.ResultManifest;
import dev.lengthwise.result.manifest.RunManifest;
import dev.lengthwise.tensor.Device;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.tensor.Presets;
import dev.lengthwise.text.Counted;
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
    /** Those that nothing of a machine hangs on. */
    private static final List<String> NO_MACHINE = List.of("commit", "version", "plugins", "programFiles");
    /** Those that a machine brings, whatever is asked of it. */
    private static final List<String> MACHINE = List.of("processor", "vectors", "kernels", "presets", "system",
            "libtorch", "blasKernels");

    private Circumstances() {
    }

    /**
     * A line that every result has, and one more where the environment chooses other code than the processor would.
     *
     * @param manifest a run's or a study's
     */
    public static List<String> lines(ResultManifest manifest) {
        if (byKernel(manifest)) {
            return List.of("bits depend on: recipe, seed and version of lengthwise alone (train.engine: kernel)");
        }
        Conditions all = manifest.conditions();
        List<String> parts = new ArrayList<>();
        parts.add(all.processor().orElse("an unknown processor")
                + all.vectors().map(vectors -> " with " + vectors).orElse(""));
        parts.add("libtorch " + all.libtorch().orElse("unknown")
                + all.kernels().map(kernels -> " (" + kernels + ")").orElse(""));
        String device = all.device().orElse(Device.CPU.toString());
        parts.add(device);
        parts.add(all.precisions().or(all::precision).orElse("an unknown precision"));
        parts.add(all.threads().map(threads -> Counted.of(threads, "thread")).orElse("? threads"));
        List<String> lines = new ArrayList<>();
        lines.add("bits depend on: " + String.join(", ", parts)
                + (device.startsWith(Device.CUDA.toString()) ? "; a GPU adds numbers in no fixed order" : ""));
        Presets.warning(all.presets().orElse("")).ifPresent(lines::add);
        return lines;
    }

    /** Whether all was trained by our own engine, to which the machine does not matter. */
    private static boolean byKernel(ResultManifest manifest) {
        return manifest.conditions().engine().equals(Optional.of(EngineKind.KERNEL.toString()));
    }

    /** The same of a run's folder. */
    public static List<String> lines(RunFolder run) throws IOException {
        return lines(ResultManifest.of(RunManifest.read(run.manifest())));
    }

    /** What differs between then and now, as far as both tell; by name, what it was and what it is. */
    public static Map<String, List<String>> differing(ResultManifest before, ResultManifest now) {
        return differing(ALL, before, now);
    }

    /** Of what differs, what changes bits: of runs by our own engine no machine does. */
    public static Map<String, List<String>> causes(ResultManifest before, ResultManifest now) {
        return byKernel(before) && byKernel(now) ? differing(NO_MACHINE, before, now) : differing(before, now);
    }

    private static Map<String, List<String>> differing(List<String> keys, ResultManifest before,
            ResultManifest now) {
        Map<String, String> then = before.texts();
        Map<String, String> here = now.texts();
        Map<String, List<String>> differing = new LinkedHashMap<>();
        for (String key : keys) {
            String was = then.getOrDefault(key, "");
            String is = here.getOrDefault(key, "");
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
    public static Optional<String> otherHere(ResultManifest before) {
        if (byKernel(before)) {
            return Optional.empty();
        }
        Environment here = new Provenance("", 1, Precision.FP32).environment();
        return words(differing(MACHINE, before, ResultManifest.of(here)))
                .map(words -> "other bits may come here: " + words);
    }

    /** What to say of a run that goes on where something is not as it was. */
    static Optional<String> moved(ResultManifest before, ResultManifest now) {
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
