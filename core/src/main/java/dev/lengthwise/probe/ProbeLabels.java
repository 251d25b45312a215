package dev.lengthwise.probe;

import dev.lengthwise.tensor.Tensors;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;

/**
 * What linear probes of one quantity are trained to say.
 *
 * @param shuffled whether positions have each other's labels: the control
 * @param values one a position
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared or changed
record ProbeLabels(Quantity quantity, boolean shuffled, double[] values) {

    /** The labels of all asked positions, quantity by quantity, and after each the same ones shuffled. */
    static List<ProbeLabels> of(List<Facts> facts, AskedPositions asked, RandomGenerator random) {
        List<ProbeLabels> labels = new ArrayList<>();
        for (Quantity quantity : facts.getFirst().quantities().keySet()) {
            if (!asked.has(quantity)) {
                continue;
            }
            double[] values = facts.stream().flatMapToDouble(each -> {
                double[] all = Objects.requireNonNull(each.quantities().get(quantity));
                return IntStream.range(0, all.length).filter(position -> asked.has(each, position))
                        .mapToDouble(position -> all[position]);
            }).toArray();
            labels.add(new ProbeLabels(quantity, false, values));
            labels.add(new ProbeLabels(quantity, true, shuffled(values, random)));
        }
        return labels;
    }

    private static double[] shuffled(double[] values, RandomGenerator random) {
        double[] shuffled = values.clone();
        for (int i = shuffled.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            double value = shuffled[i];
            shuffled[i] = shuffled[other];
            shuffled[other] = value;
        }
        return shuffled;
    }

    /** K, the numbers that stand for all of them at one position. */
    static int columns(List<ProbeLabels> labels, int words) {
        return labels.stream().mapToInt(label -> label.quantity().columns(words)).sum();
    }

    /**
     * What the probes are to say for a stretch of the positions.
     *
     * @param words V, tokens of the vocabulary
     * @return [count, K]
     */
    static Tensor targets(List<ProbeLabels> labels, int from, int count, int words) {
        int columns = columns(labels, words);
        float[] y = new float[count * columns];
        int first = 0;
        for (ProbeLabels label : labels) {
            boolean classes = label.quantity().classes();
            for (int i = 0; i < count; i++) {
                double value = label.values()[from + i];
                y[i * columns + first + (classes ? (int) value : 0)] = classes ? 1 : (float) value;
            }
            first += label.quantity().columns(words);
        }
        return Tensors.of(y).view(count, columns);
    }
}
