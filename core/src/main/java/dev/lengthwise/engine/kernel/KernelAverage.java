package dev.lengthwise.engine.kernel;

/** A moving average of a model's weights. Belongs to the thread of its training. */
public final class KernelAverage {
    private final KernelTransformer model;
    private final Flat flat = Kernels.fastest().flat();
    private float[] average;

    /** Begins with the weights as they are. */
    KernelAverage(KernelTransformer model) {
        this.model = model;
        this.average = model.weights().values().clone();
    }

    /** Moves the average by a part of its way to the weights as they are. */
    public void add(double part) {
        flat.approach(average, model.weights().values(), (float) part, 0, average.length);
    }

    /** Gives the model the average and keeps its weights instead. */
    public void exchange() {
        float[] weights = model.weights().values().clone();
        model.replace(average);
        average = weights;
    }

    /** The average of a parameter, as files hold it. */
    public float[] values(String name) {
        return model.parameter(name).read(average);
    }

    /** Takes over an average of a parameter. */
    public void load(String name, float[] values) {
        model.parameter(name).write(values, average);
    }
}
