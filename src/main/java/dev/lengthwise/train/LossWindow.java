package dev.lengthwise.train;

import java.util.LinkedHashMap;
import java.util.Map;

/** The losses since the last line of metrics; part of a checkpoint, so that a resumed run writes the same lines. */
final class LossWindow {
    private static final String SUM = "loss.sum.";
    private static final String COUNT = "loss.count.";

    private final Map<String, double[]> sums = new LinkedHashMap<>(); // head to {sum, count}

    void add(String head, double loss) {
        double[] sum = sums.computeIfAbsent(head, name -> new double[2]);
        sum[0] += loss;
        sum[1]++;
    }

    /** The mean of each head, after which the window is empty. */
    Map<String, Double> means() {
        Map<String, Double> means = new LinkedHashMap<>();
        sums.forEach((head, sum) -> means.put(head, sum[0] / sum[1]));
        sums.clear();
        return means;
    }

    Map<String, String> notes() {
        Map<String, String> notes = new LinkedHashMap<>();
        sums.forEach((head, sum) -> {
            notes.put(SUM + head, Double.toString(sum[0]));
            notes.put(COUNT + head, Double.toString(sum[1]));
        });
        return notes;
    }

    void load(Map<String, String> notes) {
        sums.clear();
        notes.forEach((name, value) -> {
            if (name.startsWith(SUM)) {
                String head = name.substring(SUM.length());
                sums.put(head,
                        new double[]{Double.parseDouble(value),
                                Double.parseDouble(notes.getOrDefault(COUNT + head, "1"))});
            }
        });
    }
}
