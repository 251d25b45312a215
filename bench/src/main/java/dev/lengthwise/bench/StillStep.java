package dev.lengthwise.bench;

import dev.lengthwise.batch.Batch;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.tensor.Scope;
import dev.lengthwise.tensor.Tensors;
import dev.lengthwise.train.Adam;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * A whole training step - loss, gradients, clipping, Adam - with learning rate 0: it does all the work and leaves the weights as they
 * are, so that every step of every way starts from the same ones.
 */
final class StillStep implements AutoCloseable {
    private static final double CLIP = 1.0;

    private final Transformer model;
    private final Map<String, Tensor> parameters;
    private final TensorVector trained;
    private final Adam adam;

    StillStep(Transformer model) {
        this.model = model;
        this.parameters = model.parameters().trained();
        this.adam = new Adam(parameters, Models.training(1, 1e-4)); // which batch and rate does not matter here
        try (Scope scope = new Scope()) {
            this.trained = scope.keep(new TensorVector(parameters.values().toArray(Tensor[]::new)));
        }
    }

    /**
     * A step.
     *
     * @param laidOut by the way's layout
     */
    void run(Way way, List<Batch> laidOut) {
        try (Scope scope = new Scope()) {
            way.backward(model, laidOut);
            torch.clip_grad_norm_(trained, CLIP);
            adam.step(0);
        } finally {
            adam.zeroGradients();
        }
    }

    /** What a way computes for a batch, not clipped. Numbers without a gradient count as 0. */
    Gradient gradient(Way way, Batch batch) {
        try (Scope scope = new Scope()) {
            double loss = way.backward(model, way.layout().apply(batch));
            TensorVector gradients = new TensorVector();
            for (Tensor parameter : parameters.values()) {
                Tensor gradient = parameter.grad();
                gradients.push_back((gradient.defined() ? gradient : torch.zeros_like(parameter)).flatten());
            }
            return new Gradient(loss, Tensors.floats(torch.cat(gradients)));
        } finally {
            adam.zeroGradients();
        }
    }

    @Override
    public void close() {
        adam.close();
        trained.close();
    }
}
