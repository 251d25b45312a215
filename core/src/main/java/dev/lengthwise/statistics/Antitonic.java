package dev.lengthwise.statistics;

/** The curve that never rises and lies nearest to some values, by weighted squares: neighbours that rise are pooled into their mean. */
public final class Antitonic {
    private Antitonic() {
    }

    /**
     * The fitted values. Those of greater values are nowhere smaller.
     *
     * @param values in order
     * @param weights one each, above 0
     */
    public static double[] of(double[] values, double[] weights) {
        int count = values.length;
        double[] means = new double[count]; // of pools, the last one on top
        double[] sums = new double[count];
        int[] sizes = new int[count];
        int pools = 0;
        for (int i = 0; i < count; i++) {
            means[pools] = values[i];
            sums[pools] = weights[i];
            sizes[pools] = 1;
            pools++;
            while (pools > 1 && means[pools - 2] < means[pools - 1]) {
                double weight = sums[pools - 2] + sums[pools - 1];
                means[pools - 2] += (means[pools - 1] - means[pools - 2]) * sums[pools - 1] / weight;
                sums[pools - 2] = weight;
                sizes[pools - 2] += sizes[pools - 1];
                pools--;
            }
        }
        double[] fitted = new double[count];
        int at = 0;
        for (int pool = 0; pool < pools; pool++) {
            for (int i = 0; i < sizes[pool]; i++) {
                fitted[at++] = means[pool];
            }
        }
        return fitted;
    }
}
