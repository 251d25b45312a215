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
 * @param step steps done, as far as the metrics tell
 * @param steps of the whole run
 * @param losses the newest ones, one a head, in nats a token; empty before the first measurement
 * @param elapsed seconds worked on it, in earlier sessions too
 * @param left seconds until it is done once it has a place to run; nothing where no pace is known yet
 * @param remark why it failed; else empty
 */
public record RunProgress(String label, State state, long step, long steps, Map<String, Double> losses,
        double elapsed, OptionalDouble left, String remark) {

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
