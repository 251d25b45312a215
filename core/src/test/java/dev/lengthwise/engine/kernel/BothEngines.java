package dev.lengthwise.engine.kernel;

import dev.lengthwise.batch.Batch;
import dev.lengthwise.batch.BatchTensors;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.tensor.Scope;
import dev.lengthwise.tensor.Tensors;
import dev.lengthwise.train.Loss;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.pytorch.Tensor;

/** One model's weights in both engines. */
final class BothEngines {
    private BothEngines() {
    }

    /** What an engine says of a batch: each head's loss, each trained parameter's gradient. */
    record Said(Map<String, Double> losses, Map<String, float[]> gradients) {
        /**
         * The largest distance of a loss or a gradient from the other's, as a part of what the other has. Of a gradient that is small beside
         * the whole one, as sums are whose terms cancel, it is a part of a hundredth of the whole: their terms are rounded like that.
         */
        double distance(Said other) {
            double most = losses.keySet().equals(other.losses().keySet()) ? 0 : Double.POSITIVE_INFINITY;
            for (Map.Entry<String, Double> loss : other.losses().entrySet()) {
                most = Math.max(most,
                        Math.abs(Objects.requireNonNull(losses.get(loss.getKey())) / loss.getValue() - 1));
            }
            double whole = Math.sqrt(other.gradients().values().stream().mapToDouble(Said::square).sum());
            for (Map.Entry<String, float[]> gradient : other.gradients().entrySet()) {
                double part = Math.max(Math.sqrt(square(gradient.getValue())), whole / 100);
                most = Math.max(most,
                        apart(Objects.requireNonNull(gradients.get(gradient.getKey())), gradient.getValue()) / part);
            }
            return most;
        }

        private static double square(float[] values) {
            double sum = 0;
            for (float value : values) {
                sum += (double) value * value;
            }
            return sum;
        }

        private static double apart(float[] values, float[] others) {
            double sum = 0;
            for (int i = 0; i < others.length; i++) {
                sum += Math.pow((double) values[i] - others[i], 2);
            }
            return Math.sqrt(sum);
        }
    }

    static KernelTransformer kernel(Transformer model) {
        KernelTransformer kernel = new KernelTransformer(model.config(), model.vocabularySize(), model.heads());
        Map<String, float[]> values = new LinkedHashMap<>();
        model.parameters().all().forEach((name, tensor) -> values.put(name, Tensors.floats(tensor)));
        kernel.load(values);
        return kernel;
    }

    static Said kernel(KernelTransformer model, Batch batch, int threads) {
        try (KernelTraining training = new KernelTraining(model, new Optimizer.Settings(0.9, 0.999, 0, false),
                threads)) {
            Map<String, Double> losses = training.gradients(batch).losses();
            Map<String, float[]> gradients = new LinkedHashMap<>();
            for (Parameter parameter : model.parameters()) {
                gradients.put(parameter.name(), training.gradient(parameter));
            }
            return new Said(losses, gradients);
        }
    }

    /** @param precision in fp64 all but the weights, ln n and the factors of a temper have 64 bits */
    static Said torch(Transformer model, Batch batch, Precision precision) {
        Map<String, Double> losses = new LinkedHashMap<>();
        Map<String, float[]> gradients = new LinkedHashMap<>();
        try (Scope scope = new Scope()) {
            Tensor residual = model.residual(BatchTensors.of(batch), BatchTensors.answerRows(batch), precision);
            Loss.of(model, residual, batch.targets(), precision, losses::put).backward();
            model.parameters().trained().forEach((name, tensor) -> {
                if (tensor.grad().defined()) {
                    gradients.put(name, Tensors.floats(tensor.grad()));
                    tensor.mutable_grad().reset();
                }
            });
        }
        return new Said(losses, gradients);
    }
}
