package dev.lengthwise.result.manifest;

import java.util.Locale;

/** What has become of a run: the same words in manifests, status files, lists and reports. */
public enum RunState {
    /** No process has begun with it. */
    NOT_STARTED,
    /** A study will begin it, or go on with it, once there is a place to run. */
    WAITING,
    /** A process works on it. */
    RUNNING,
    /** It ended early, on request, with a checkpoint to go on from. */
    INTERRUPTED,
    /** Its process went away without a word. */
    KILLED,
    /** It ended with an error. */
    FAILED,
    /** It went as planned. */
    DONE,
    /** Its files cannot be read. */
    DAMAGED;

    /** {@code running}, {@code not started}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Whether nothing is left to do; a run that failed is tried again only when its study is resumed. */
    public boolean isOver() {
        return this == DONE || this == FAILED;
    }
}
