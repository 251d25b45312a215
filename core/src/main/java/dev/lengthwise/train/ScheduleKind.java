package dev.lengthwise.train;

/** How the learning rate moves over the steps of a run. */
public enum ScheduleKind {
    /** Rises along a cosine from 1/25 of the peak, then falls along a cosine to almost 0 (the paper's). */
    ONE_CYCLE("one-cycle"),
    /** Rises in a line where there is a warm-up, then falls in a line to 0. */
    LINEAR("linear"),
    /** The peak throughout. */
    CONSTANT("constant");

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
