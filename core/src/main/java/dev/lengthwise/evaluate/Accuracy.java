package dev.lengthwise.evaluate;

/**
 * A share with its sample size.
 *
 * @param correct how many were right
 * @param total of how many, at least 1
 */
public record Accuracy(long correct, long total) {
    private static final double Z = 1.959963984540054; // 97.5 % quantile of the standard normal

    public Accuracy {
        if (total < 1 || correct < 0 || correct > total) {
            throw new IllegalArgumentException("correct " + correct + " of total " + total + " is no share");
        }
    }

    /** The share itself, 0 to 1. */
    public double rate() {
        return (double) correct / total;
    }

    /** Lower end of the 95 % Wilson interval. */
    public double low() {
        return correct == 0 ? 0 : Math.max(0, center() - margin());
    }

    /** Upper end of the 95 % Wilson interval. */
    public double high() {
        return correct == total ? 1 : Math.min(1, center() + margin());
    }

    private double center() {
        return (rate() + Z * Z / (2 * total)) / (1 + Z * Z / total);
    }

    private double margin() {
        double p = rate();
        return Z / (1 + Z * Z / total) * Math.sqrt(p * (1 - p) / total + Z * Z / (4.0 * total * total));
    }
}
