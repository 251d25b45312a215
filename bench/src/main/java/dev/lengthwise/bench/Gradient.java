package dev.lengthwise.bench;

/** A loss and its gradient by every trained number of a model. */
final class Gradient {
    private final double loss;
    private final float[] values;

    /** @param values handed over, not copied */
    Gradient(double loss, float[] values) {
        this.loss = loss;
        this.values = values;
    }

    /** The difference of the losses, relative to the other's. */
    double lossDifference(Gradient other) {
        return Math.abs(loss - other.loss) / Math.abs(other.loss);
    }

    /** The norm of the gradients' difference, relative to the other's norm. */
    double difference(Gradient other) {
        if (values.length != other.values.length) {
            throw new IllegalArgumentException(
                    "gradients of " + values.length + " and " + other.values.length + " numbers");
        }
        float[] differences = values.clone();
        for (int i = 0; i < differences.length; i++) {
            differences[i] -= other.values[i];
        }
        return norm(differences) / other.norm();
    }

    double norm() {
        return norm(values);
    }

    private static double norm(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += (double) value * value;
        }
        return Math.sqrt(sum);
    }
}
