package dev.lengthwise.model;

import java.util.Locale;

/** How the scores of a query become the weights of what it reads. */
public enum AttentionKind {
    /** e^s / Σ e^s: every key that is seen has some weight. */
    SOFTMAX,
    /** max(s - t, 0), with the t at which they add up to 1: exact zeros (Martins and Astudillo 2016, arXiv 1602.02068). */
    SPARSEMAX,
    /** max(s / 2 - t, 0)², with the t at which they add up to 1: exact zeros, less of them (Peters et al. 2019, arXiv 1905.05702). */
    ENTMAX15,
    /**
     * The softmax of θ · s, where θ follows from the entropy of softmax(s): sharper where the usual softmax is spread. Made for models that
     * were trained without it (Veličković et al. 2024, arXiv 2410.01104), and for asking alone here.
     */
    ADAPTIVE_SOFTMAX;

    private static final double[] PUBLISHED = {-0.037, 0.481, -2.3, 4.917, -1.791};
    /** The entropy, in nats, up to which {@link #ADAPTIVE_SOFTMAX} is the usual softmax. */
    static final double SPREAD = 0.5;

    /**
     * θ of {@link #ADAPTIVE_SOFTMAX}, never below 1.
     *
     * @param entropy of the usual softmax, in nats
     */
    public static double sharper(double entropy) {
        if (!(entropy > SPREAD)) {
            return 1;
        }
        double theta = 0;
        for (double coefficient : PUBLISHED) {
            theta = theta * entropy + coefficient;
        }
        return Math.max(1, theta);
    }

    /** Of θ as a polynomial of the entropy, highest power first. */
    static double[] coefficients() {
        return PUBLISHED.clone();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
