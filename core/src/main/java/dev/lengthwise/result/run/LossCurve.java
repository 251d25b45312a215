package dev.lengthwise.result.run;

import java.util.ArrayList;
import java.util.List;

/**
 * The training loss of one head in one run.
 *
 * @param head the main task's name or a hint's, as in {@link dev.lengthwise.evaluate.Evaluation#head()}
 * @param points in the order of their steps
 */
public record LossCurve(String head, List<Point> points) {
    public LossCurve {
        points = List.copyOf(points);
        for (int index = 1; index < points.size(); index++) {
            if (points.get(index).step() <= points.get(index - 1).step()) {
                throw new IllegalArgumentException("loss of " + head + ": step " + points.get(index).step()
                        + " follows step " + points.get(index - 1).step());
            }
        }
    }

    /**
     * The same by fewer points: each is the mean of as many recorded ones, at the last one's step.
     *
     * @param most points that may be left, at least 1
     */
    public LossCurve thinned(int most) {
        int each = (points.size() + most - 1) / most;
        if (each <= 1) {
            return this;
        }
        List<Point> fewer = new ArrayList<>();
        for (int from = 0; from < points.size(); from += each) {
            List<Point> chunk = points.subList(from, Math.min(from + each, points.size()));
            fewer.add(new Point(chunk.getLast().step(), chunk.stream().mapToDouble(Point::loss).sum() / chunk.size()));
        }
        return new LossCurve(head, fewer);
    }

    /**
     * The loss at one step.
     *
     * @param step optimizer steps done, at least 0
     * @param loss mean cross entropy of the training batches, in nats per answer token; not a number or infinite where
     *     training diverged
     */
    public record Point(int step, double loss) {
        public Point {
            if (step < 0) {
                throw new IllegalArgumentException("step " + step + " is below 0");
            }
        }
    }
}
