package dev.lengthwise.tensor;

import java.util.Locale;
import java.util.Map;

/**
 * How libgomp's threads wait for each other. By default they spin for a while, which on a machine with other work takes the cores from
 * those they wait for: a training took ten times as long (docs/decisions/0012-speed.md). It is decided by the environment of a process
 * before it starts.
 */
public final class WaitingThreads {
    /** The variable that says how. */
    public static final String POLICY = "OMP_WAIT_POLICY";
    private static final String ASLEEP = "passive";

    private WaitingThreads() {
    }

    /** Lets the threads of a process to be started sleep while they wait, unless somebody has said how they are to. */
    public static void sleep(Map<String, String> environment) {
        environment.putIfAbsent(POLICY, ASLEEP);
    }

    /** Whether they do there. */
    public static boolean areAsleep(Map<String, String> environment) {
        return environment.getOrDefault(POLICY, "").toLowerCase(Locale.ROOT).equals(ASLEEP);
    }
}
