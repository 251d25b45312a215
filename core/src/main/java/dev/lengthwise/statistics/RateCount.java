package dev.lengthwise.statistics;

import java.util.Optional;

/**
 * Counts cases that come in clusters, such as the positions of one input, which are not independent of each other. The interval is
 * Wilson's for as many independent cases as would scatter as the clusters do: p(1 - p) over the variance of a ratio of sums, though no
 * more than there are cases. Where all cases are the same nothing is known about scatter, and every cluster counts as one case.
 */
public final class RateCount {
    private static final double Z = 1.959963984540054; // 97.5 % quantile of the standard normal

    private long correct;
    private long total;
    private long clusters;
    private double correctSquares;
    private double totalSquares;
    private double products;

    /** Adds a cluster; one without cases is none. */
    public void add(long correctOfThese, long these) {
        if (correctOfThese < 0 || correctOfThese > these) {
            throw new IllegalArgumentException("correct " + correctOfThese + " of total " + these + " is no share");
        }
        if (these == 0) {
            return;
        }
        correct += correctOfThese;
        total += these;
        clusters++;
        correctSquares += (double) correctOfThese * correctOfThese;
        totalSquares += (double) these * these;
        products += (double) correctOfThese * these;
    }

    /** Empty where there were no cases. */
    public Optional<Rate> rate() {
        return total == 0 ? Optional.empty() : Optional.of(new Rate(correct, total, interval()));
    }

    private Interval interval() {
        double p = (double) correct / total;
        double n = independent(p);
        double scale = 1 + Z * Z / n;
        double center = (p + Z * Z / (2 * n)) / scale;
        double margin = Z / scale * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
        return new Interval(correct == 0 ? 0 : Math.max(0, center - margin),
                correct == total ? 1 : Math.min(1, center + margin));
    }

    private double independent(double p) {
        if (correct == 0 || correct == total || clusters == 1) {
            return clusters;
        }
        double scatter = correctSquares - 2 * p * products + p * p * totalSquares; // Σ (correct - p · total)²
        double variance = scatter / ((double) total * total) * clusters / (clusters - 1);
        return variance <= 0 ? total : Math.min((double) total, p * (1 - p) / variance);
    }
}
