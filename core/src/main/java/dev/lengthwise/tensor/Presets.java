package dev.lengthwise.tensor;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Variables of an environment that make the native libraries run other code than the processor alone would choose. The numbers are as
 * right, but their last bits are others. This libtorch has no MKL, so MKL's variables do nothing; threads are given by the program,
 * whatever OMP_NUM_THREADS says.
 *
 * @param variables by name
 */
public record Presets(SortedMap<String, String> variables) {
    private static final Set<String> NAMES = Set.of("OPENBLAS_CORETYPE", "ATEN_CPU_CAPABILITY", "ONEDNN_MAX_CPU_ISA",
            "DNNL_MAX_CPU_ISA", "ONEDNN_CPU_ISA_HINTS", "DNNL_CPU_ISA_HINTS", "ONEDNN_DEFAULT_FPMATH_MODE",
            "DNNL_DEFAULT_FPMATH_MODE", "OMP_DYNAMIC", "OMP_THREAD_LIMIT", "NVIDIA_TF32_OVERRIDE");
    private static final String GLIBC = "GLIBC_TUNABLES";
    private static final String GLIBC_PROCESSOR = "glibc.cpu."; // the launcher sets tunables of memory

    public Presets {
        variables = Collections.unmodifiableSortedMap(new TreeMap<>(variables));
    }

    /** Those of this process. */
    public static Presets here() {
        return of(System.getenv());
    }

    static Presets of(Map<String, String> environment) {
        SortedMap<String, String> found = new TreeMap<>();
        environment.forEach((name, value) -> {
            if (!value.isEmpty()
                    && (NAMES.contains(name) || (name.equals(GLIBC) && value.contains(GLIBC_PROCESSOR)))) {
                found.put(name, value.replaceAll("\\p{Cntrl}", "?"));
            }
        });
        return new Presets(found);
    }

    /** What to tell a person: nothing where nothing is preset. */
    public Optional<String> warning() {
        return warning(toString());
    }

    /** The same for {@link #toString()} of an environment of then. */
    public static Optional<String> warning(String presets) {
        return presets.isEmpty() || presets.equals("none")
                ? Optional.empty()
                : Optional.of("set in the environment, and changes the bits: " + presets);
    }

    /** For people and manifests: {@code OPENBLAS_CORETYPE=Haswell}, or {@code none}. */
    @Override
    public String toString() {
        return variables.isEmpty()
                ? "none"
                : variables.entrySet().stream().map(set -> set.getKey() + "=" + set.getValue())
                        .collect(Collectors.joining(", "));
    }
}
