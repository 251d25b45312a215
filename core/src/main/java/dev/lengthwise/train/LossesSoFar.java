package dev.lengthwise.train;

import java.util.ArrayList;
import java.util.List;

/** The losses of updates that are done when they return, until they are asked for, and the newest gradient's norm. */
final class LossesSoFar {
    private final List<Told> told = new ArrayList<>();
    private double norm;

    private record Told(String head, double loss) {
    }

    void add(String head, double loss) {
        told.add(new Told(head, loss));
    }

    void norm(double newest) {
        norm = newest;
    }

    /** Tells the window the losses since the last time; returns the norm. */
    double settle(LossWindow window) {
        told.forEach(one -> window.add(one.head(), one.loss()));
        told.clear();
        return norm;
    }
}
