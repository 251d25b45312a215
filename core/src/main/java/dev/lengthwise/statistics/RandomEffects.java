package dev.lengthwise.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.FDistribution;

/**
 * The mean of several groups of values, such as studies of the same recipe, that may differ from each other: every group's own mean is drawn
 * around the one that is looked for. Within groups values scatter alike.
 *
 * <p>Variances are those of the analysis of variance (method of moments, of unequal sizes; below 0 is 0). Groups are weighted by the
 * reciprocal variance of their means. The interval is Hartung and Knapp's, with as many degrees of freedom as groups less one, and never
 * narrower than the variances alone make it.
 *
 * @param mean weighted
 * @param interval 95 %; empty where no value differs from any other
 * @param between standard deviation of the groups' means around it
 * @param within standard deviation within groups
 * @param p of groups that do not differ, by F; empty where nothing scatters within groups
 */
public record RandomEffects(double mean, Optional<Interval> interval, double between, double within,
        Optional<Double> p) {
    private static final double SAME = 1e-12;

    /**
     * Of groups.
     *
     * @param groups at least two, one of them with at least two values
     */
    public static RandomEffects of(List<double[]> groups) {
        int count = groups.size();
        int values = groups.stream().mapToInt(group -> group.length).sum();
        if (count < 2 || values <= count) {
            throw new IllegalArgumentException(count + " groups of " + values + " values in all cannot be pooled");
        }
        double[] means = groups.stream().mapToDouble(group -> Arrays.stream(group).average().orElseThrow()).toArray();
        double all = groups.stream().flatMapToDouble(Arrays::stream).average().orElseThrow();
        double inside = 0;
        double outside = 0;
        double squares = 0;
        for (int i = 0; i < count; i++) {
            double mean = means[i];
            inside += Arrays.stream(groups.get(i)).map(value -> (value - mean) * (value - mean)).sum();
            outside += groups.get(i).length * (mean - all) * (mean - all);
            squares += (double) groups.get(i).length * groups.get(i).length;
        }
        double within = inside / (values - count);
        double betweenMean = outside / (count - 1);
        double size = (values - squares / values) / (count - 1); // the mean size, less what unequal ones lose
        double between = Math.max(0, (betweenMean - within) / size);
        Optional<Double> p = within > SAME * SAME
                ? Optional.of(FDistribution.of(count - 1.0, (double) values - count)
                        .survivalProbability(betweenMean / within))
                : Optional.empty();
        if (within + between <= SAME * SAME) {
            return new RandomEffects(all, Optional.empty(), 0, 0, p);
        }
        double weights = 0;
        double weighted = 0;
        double[] weight = new double[count];
        for (int i = 0; i < count; i++) {
            weight[i] = 1 / (between + within / groups.get(i).length);
            weights += weight[i];
            weighted += weight[i] * means[i];
        }
        double mean = weighted / weights;
        double spread = 0;
        for (int i = 0; i < count; i++) {
            spread += weight[i] * (means[i] - mean) * (means[i] - mean);
        }
        double error = Math.sqrt(Math.max(1, spread / (count - 1)) / weights);
        double margin = StudentT.within(Summary.LEVEL, count - 1.0) * error;
        return new RandomEffects(mean, Optional.of(new Interval(mean - margin, mean + margin)), Math.sqrt(between),
                Math.sqrt(within), p);
    }
}
