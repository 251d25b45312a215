package dev.lengthwise.result.run;

import dev.lengthwise.result.manifest.RunState;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What has become of a run, and why.
 *
 * @param state what
 * @param why it failed or cannot be read, in one line; else empty
 */
public record RunStatus(RunState state, String why) {
    /** Of a run that went as planned. */
    public static final RunStatus DONE = of(RunState.DONE);
    private static final String BECAUSE = ": ";

    /** Without a reason. */
    public static RunStatus of(RunState state) {
        return new RunStatus(state, "");
    }

    /**
     * A status from its words.
     *
     * @throws IllegalArgumentException where they begin with no state
     */
    public static RunStatus parse(String words) {
        int because = words.indexOf(BECAUSE);
        String state = because < 0 ? words : words.substring(0, because);
        return Arrays.stream(RunState.values()).filter(known -> known.toString().equals(state)).findFirst()
                .map(known -> new RunStatus(known, because < 0 ? "" : words.substring(because + BECAUSE.length())))
                .orElseThrow(() -> new IllegalArgumentException("\"" + state + "\" is no state of a run; one of "
                        + Arrays.stream(RunState.values()).map(RunState::toString).collect(Collectors.joining(", "))
                        + " is needed"));
    }

    /** {@code done}, {@code failed: out of memory}. */
    @Override
    public String toString() {
        return why.isEmpty() ? state.toString() : state + BECAUSE + why;
    }
}
