package dev.lengthwise.run;

import dev.lengthwise.result.manifest.RunState;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How far one run of a study is.
 *
 * @param label arm and seed, for people
 * @param stage of what its process does, while one works on it
 * @param doing what its process does, in a few words; empty where that is not known
 * @param step steps done, as far as that is known
 * @param steps of the whole run
 * @param losses the newest ones, one a head, in nats a token; empty before the first measurement
 * @param measured the step that the losses are of
 * @param elapsed seconds worked on it, in earlier sessions too
 * @param left seconds until it is done once it has a place to run; nothing where no pace is known yet
 * @param remark why it failed; else empty
 */
public record RunProgress(String label, RunState state, Doing.Stage stage, String doing, long step, long steps,
        Map<String, Double> losses,
        long measured, double elapsed, OptionalDouble left, String remark) {

    public RunProgress {
        losses = Collections.unmodifiableMap(new LinkedHashMap<>(losses));
    }

    /** Whether a process works on it. */
    public boolean isRunning() {
        return state == RunState.RUNNING;
    }

    /** Whether it will be worked on, in this session. */
    public boolean isOpen() {
        return isRunning() || state == RunState.WAITING;
    }

    /** What becomes of it, in one word: its state, or the stage of its process. */
    public String word() {
        return isRunning() ? stage.toString() : state.toString();
    }
}
