package dev.lengthwise.statistics;

/**
 * Student's t: how far the mean of a few normal values lies from the truth, in units of its estimated standard error. For whole
 * degrees of freedom the distribution is a finite sum (Abramowitz and Stegun 26.7.3 and 26.7.4).
 */
final class StudentT {
    private StudentT() {
    }

    /**
     * The t within which a share of all cases lies, on either side of 0: 4.303 for 95 % at 2 degrees of freedom.
     *
     * @param share above 0, below 1
     * @param degrees of freedom, at least 1
     */
    static double within(double share, int degrees) {
        double low = 0;
        double high = 1;
        while (shareWithin(high, degrees) < share) {
            low = high;
            high *= 2;
        }
        for (double middle = (low + high) / 2; low < middle && middle < high; middle = (low + high) / 2) {
            if (shareWithin(middle, degrees) < share) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** The share of cases from -t to t. */
    private static double shareWithin(double t, int degrees) {
        boolean even = degrees % 2 == 0;
        double angle = Math.atan(t / Math.sqrt(degrees));
        double cosine = Math.cos(angle);
        double term = even ? 1 : cosine;
        double sum = degrees == 1 ? 0 : term;
        for (int power = even ? 2 : 3; power <= degrees - 2; power += 2) {
            term *= cosine * cosine * (power - 1) / power;
            sum += term;
        }
        double part = Math.sin(angle) * sum;
        return even ? part : 2 / Math.PI * (angle + part);
    }
}
