package dev.lengthwise.task;

import java.util.Locale;

/** Where a length stands to those that training drew: it is one of them, or it is unseen in one of three ways. */
public enum Placement {
    TRAINED,
    /** Shorter than all of them. */
    BELOW,
    /** In a gap: shorter ones and longer ones were trained on. */
    BETWEEN,
    /** Longer than all of them. */
    BEYOND;

    /** Whether training never drew it, so that no choice may hang on it. */
    public boolean isUnseen() {
        return this != TRAINED;
    }

    /** As tables and JSON have it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
