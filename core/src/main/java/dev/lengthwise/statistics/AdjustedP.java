package dev.lengthwise.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A p value of several that were looked at together.
 *
 * @param p by itself
 * @param holm adjusted by Holm: where all that are at most 5 % are called differences, a single one is called so wrongly in at most 5 %
 *     of studies
 * @param benjaminiHochberg adjusted by Benjamini and Hochberg: where all that are at most 5 % are called differences, at most 5 % of
 *     these are expected to be none
 */
public record AdjustedP(double p, double holm, double benjaminiHochberg) {

    /** Each of a family, in its order. */
    public static List<AdjustedP> of(double[] family) {
        int count = family.length;
        List<Integer> ascending = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ascending.add(i);
        }
        ascending.sort(Comparator.comparingDouble(i -> family[i]));
        double[] holm = new double[count];
        double[] hochberg = new double[count];
        double most = 0;
        for (int rank = 0; rank < count; rank++) {
            int at = ascending.get(rank);
            most = Math.max(most, Math.min(1, (count - rank) * family[at]));
            holm[at] = most;
        }
        double least = 1;
        for (int rank = count - 1; rank >= 0; rank--) {
            int at = ascending.get(rank);
            least = Math.min(least, family[at] * count / (rank + 1));
            hochberg[at] = least;
        }
        List<AdjustedP> adjusted = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            adjusted.add(new AdjustedP(family[i], holm[i], hochberg[i]));
        }
        return List.copyOf(adjusted);
    }
}
