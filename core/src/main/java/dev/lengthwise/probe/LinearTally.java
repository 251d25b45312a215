package dev.lengthwise.probe;

import dev.lengthwise.statistics.RateCount;
import dev.lengthwise.tensor.Tensors;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** How right a linear probe is about one quantity: of classes, right answers; of numbers, squares of errors and of deviations. */
final class LinearTally {
    private final Quantity quantity;
    private final AskedPositions asked;
    private final RateCount right = new RateCount();
    private double errors;
    private double sum;
    private double squares;
    private long positions;

    LinearTally(Quantity quantity, AskedPositions asked) {
        this.quantity = quantity;
        this.asked = asked;
    }

    /**
     * Counts what was said at the asked positions.
     *
     * @param said [A, columns of the quantity]
     */
    void add(Tensor said, List<Facts> facts) {
        float[] numbers = quantity.classes() ? new float[0] : Tensors.floats(said);
        long[] classes = quantity.classes()
                ? Tensors.longs(torch.argmax(said, new LongOptional(1), false))
                : new long[0];
        int at = 0;
        for (Facts each : facts) {
            double[] values = Objects.requireNonNull(each.quantities().get(quantity));
            int rightHere = 0;
            int from = at;
            for (int position = 0; position < values.length; position++) {
                if (!asked.has(each, position)) {
                    continue;
                }
                double value = values[position];
                if (quantity.classes()) {
                    rightHere += classes[at] == (long) value ? 1 : 0;
                } else {
                    errors += (numbers[at] - value) * (numbers[at] - value);
                    sum += value;
                    squares += value * value;
                }
                at++;
            }
            positions += at - from;
            if (quantity.classes()) {
                right.add(rightHere, at - from);
            }
        }
    }

    /** The share that is right, or R²; not a number where nothing was asked or all labels are the same. */
    LinearScore.Score score() {
        if (quantity.classes()) {
            return right.rate().map(rate -> new LinearScore.Score(rate.share(), Optional.of(rate), positions))
                    .orElse(new LinearScore.Score(Double.NaN, Optional.empty(), 0));
        }
        double deviations = squares - sum * sum / Math.max(1, positions);
        return new LinearScore.Score(deviations > 1e-9 * squares ? 1 - errors / deviations : Double.NaN,
                Optional.empty(), positions);
    }
}
