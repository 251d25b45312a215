package dev.lengthwise.key;

import java.util.Map;

/** The default of a key that follows from other keys. */
public interface Derived<T> {
    /**
     * The default.
     *
     * @param others the values of the record's components before this one
     */
    T from(Map<String, ?> others);

    /** For a default that is the same whatever the other keys are. */
    final class None implements Derived<Void> {
        private None() {
        }

        @Override
        public Void from(Map<String, ?> others) {
            throw new IllegalStateException("the default is written, not derived");
        }
    }
}
