package dev.lengthwise.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How far one run of a study is.
 *
 * @param label arm and seed, for people
 * @param doing what its process does, in a few words; empty where that is not known
 * @param step steps done, as far as that is known
 * @param steps of the whole run
 * @param losses the newest ones, one a head, in nats a token; empty before the first measurement
 * @param measured the step that the losses are of
 * @param elapsed seconds worked on it, in earlier sessions too
 * @param left seconds until it is done once it has a place to run; nothing where no pace is known yet
 * @param remark why it failed; else empty
 */
public record RunProgress(String label, State state, String doing, long step, long steps, Map<String, Double> losses,
        long measured, double elapsed, OptionalDouble left, String remark) {

    /** What becomes of a run, in the order in which it does. */
    public enum State {
        /** For a place to run, a stopped session's runs too. */
        WAITING, TRAINING, EVALUATING, DONE, FAILED,
        /** It ended with the session, for the next one to go on. */
        STOPPED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether a process works on it. */
        public boolean isRunning() {
            return this == TRAINING || this == EVALUATING;
        }
    }

    public RunProgress {
        losses = Collections.unmodifiableMap(new LinkedHashMap<>(losses));
    }
}
