package dev.lengthwise.bench;

import dev.lengthwise.tensor.WaitingThreads;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a process differs from this one before it starts.
 *
 * @param withoutVariables of the environment
 * @param variables that it has besides
 * @param javaOptions that come after those of this JVM
 */
record Surroundings(Set<String> withoutVariables, Map<String, String> variables, List<String> javaOptions) {
    static final Surroundings SAME = new Surroundings(Set.of(), Map.of(), List.of());
    /** Memory that goes back to the system is asked for anew by the next operation. */
    static final Surroundings PLAIN_MALLOC = new Surroundings(mallocVariables(System.getenv().keySet()),
            Map.of(), List.of());
    /** Threads that wait for others spin for a while, as is libgomp's way where nothing is said. */
    static final Surroundings SPINNING = new Surroundings(WaitingThreads.VARIABLES, Map.of(), List.of());
    /** Threads that wait for others sleep at once. */
    static final Surroundings ASLEEP = new Surroundings(WaitingThreads.VARIABLES,
            Map.of("OMP_WAIT_POLICY", "passive"), List.of());
    /** Every native object is registered with the garbage collector. */
    static final Surroundings POINTER_COLLECTION = new Surroundings(Set.of(), Map.of(),
            List.of("-Dorg.bytedeco.javacpp.nopointergc=false"));

    Surroundings {
        withoutVariables = Set.copyOf(withoutVariables);
        variables = Map.copyOf(variables);
        javaOptions = List.copyOf(javaOptions);
    }

    /** Those that tell the C library how to keep memory. */
    static Set<String> mallocVariables(Set<String> names) {
        Set<String> chosen = new TreeSet<>(names);
        chosen.removeIf(name -> !name.startsWith("MALLOC_") && !name.equals("GLIBC_TUNABLES"));
        return chosen;
    }
}
