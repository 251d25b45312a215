package dev.lengthwise.result.run;

import dev.lengthwise.evaluate.Accuracy;
import java.util.List;

/**
 * How a run did in the main task at one length in the course of its training. For people to see: nothing was chosen by it.
 *
 * @param trained whether training draws that length
 * @param points in the order of their steps
 */
public record ScoreCurve(int length, boolean trained, List<Point> points) {
    public ScoreCurve {
        points = List.copyOf(points);
        for (int index = 1; index < points.size(); index++) {
            if (points.get(index).step() <= points.get(index - 1).step()) {
                throw new IllegalArgumentException("scores at length " + length + ": step " + points.get(index).step()
                        + " follows step " + points.get(index - 1).step());
            }
        }
    }

    /**
     * The score at one step.
     *
     * @param step optimizer steps done, at least 0
     * @param exact examples whose whole greedy output was right
     * @param token the share of decisions that were right, each after the right tokens before it
     */
    public record Point(int step, Accuracy exact, double token) {
        public Point {
            if (step < 0) {
                throw new IllegalArgumentException("step " + step + " is below 0");
            }
            if (!(token >= 0 && token <= 1)) {
                throw new IllegalArgumentException("token " + token + " is no share");
            }
        }
    }
}
