package dev.lengthwise.tensor;

import java.util.Map;
import java.util.Set;

/**
 * How libgomp's threads wait for each other. By default they spin for some milliseconds, which on a machine with other work takes the
 * cores from those they wait for: a training took ten times as long. Asleep at once they are late for the short operations of a small
 * model, which then takes twice as long on a machine that does nothing else. So they spin for a moment and then sleep
 * (docs/decisions/0012-speed.md). It is decided by the environment of a process before it starts.
 */
public final class WaitingThreads {
    private static final String POLICY = "OMP_WAIT_POLICY";
    private static final String SPINS = "GOMP_SPINCOUNT";
    private static final Map<String, String> BRIEFLY = Map.of(POLICY, "passive", SPINS, "10000");

    /** The variables that say how. */
    public static final Set<String> VARIABLES = Set.of(POLICY, SPINS);

    private WaitingThreads() {
    }

    /** Lets the threads of a process to be started spin for a moment only, unless somebody has said how they are to wait. */
    public static void spinBriefly(Map<String, String> environment) {
        if (VARIABLES.stream().allMatch(name -> environment.getOrDefault(name, "").isEmpty())) {
            environment.putAll(BRIEFLY);
        }
    }

    /** Takes that back; what somebody else has said stays. */
    public static void asCalled(Map<String, String> environment) {
        if (environment.entrySet().containsAll(BRIEFLY.entrySet())) {
            environment.keySet().removeAll(VARIABLES);
        }
    }
}
