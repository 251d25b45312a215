package dev.lengthwise.recipe;

import java.util.Locale;

/** How large a study is done, each by the name it has in study files. */
public enum Scale {
    /** Seconds, for tests: everything happens, nothing is learned. */
    SMOKE,
    /** At most about half an hour on two cores. */
    LAPTOP,
    /** The paper's own sizes, for a GPU. */
    PAPER;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
