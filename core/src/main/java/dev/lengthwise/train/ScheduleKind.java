package dev.lengthwise.train;

/** How the learning rate moves over the steps of a run. */
public enum ScheduleKind {
    /** Rises along a cosine from 1/25 of the peak, then falls along a cosine to almost 0 (the paper's). */
    ONE_CYCLE("one-cycle"),
    /** Rises in a line where there is a warm-up, then falls in a line to 0. */
    LINEAR("linear"),
    /** The peak throughout, or after a warm-up of so many steps. */
    CONSTANT("constant"),
    /** As the constant one, and in the last part of the steps it falls in a line to 0. */
    WARMUP_STABLE_DECAY("warmup-stable-decay");

    private final String name;

    ScheduleKind(String name) {
        this.name = name;
    }

    /** Whether the rate of a step depends on how many there are in all. */
    public boolean dependsOnSteps() {
        return this != CONSTANT;
    }

    @Override
    public String toString() {
        return name;
    }
}
