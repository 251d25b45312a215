package dev.lengthwise.batch;

import java.util.Locale;

/** What a hint's examples cost the main task (method.md, Mixture): both are needed for an honest comparison. */
public enum Accounting {
    /** Hints take the place of main-task examples: as many examples in total as the control has. */
    REPLACE,
    /** Hints come on top: as many main-task examples as the control has, and a larger batch. */
    ADD;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
