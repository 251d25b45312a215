package dev.lengthwise.model;

import java.util.Arrays;

/** Sparse weights of a row of scores as the papers compute them: by sorting, in double. */
public final class SortedScores {
    private SortedScores() {
    }

    /** @param kind sparsemax or entmax15 */
    public static double[] weights(AttentionKind kind, double[] scores) {
        double[] z = kind == AttentionKind.ENTMAX15 ? Arrays.stream(scores).map(x -> x / 2).toArray() : scores.clone();
        double threshold = kind == AttentionKind.ENTMAX15 ? entmax(descending(z)) : sparsemax(descending(z));
        return Arrays.stream(z).map(x -> Math.max(x - threshold, 0))
                .map(x -> kind == AttentionKind.ENTMAX15 ? x * x : x).toArray();
    }

    private static double[] descending(double[] z) {
        double[] sorted = Arrays.stream(z).map(x -> -x).sorted().toArray();
        return Arrays.stream(sorted).map(x -> -x).toArray();
    }

    /** Algorithm 1 of Martins and Astudillo 2016. */
    private static double sparsemax(double[] z) {
        double sum = 0;
        double threshold = 0;
        for (int k = 1; k <= z.length; k++) {
            sum += z[k - 1];
            if (1 + k * z[k - 1] > sum) {
                threshold = (sum - 1) / k;
            }
        }
        return threshold;
    }

    /** Algorithm 2 of Peters et al. 2019. */
    private static double entmax(double[] z) {
        double sum = 0;
        double squares = 0;
        double threshold = 0;
        for (int k = 1; k <= z.length; k++) {
            sum += z[k - 1];
            squares += z[k - 1] * z[k - 1];
            double mean = sum / k;
            double inside = (1 - (squares - sum * mean)) / k;
            double candidate = mean - Math.sqrt(Math.max(inside, 0));
            if (inside >= 0 && candidate <= z[k - 1]) {
                threshold = candidate;
            }
        }
        return threshold;
    }
}
