package dev.lengthwise.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.tensor.Engine;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.tensor.Scope;
import dev.lengthwise.tensor.Tensors;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** With every position the gradient of every parameter is what finite differences in double say, along a direction. */
class PositionGradientsTest {
    /** A power of two: weights are moved by about as much as this says although they are floats. */
    private static final double STEP = 1.0 / 256;

    @BeforeAll
    static void start() {
        Engine.start(1);
    }

    static List<Position> positions() {
        return TinyModels.positions();
    }

    @ParameterizedTest
    @MethodSource("positions")
    void areThoseOfFiniteDifferences(Position position) {
        TransformerConfig config = new TransformerConfig(2, 16, 2, 24, Norm.PRE, Activation.GELU,
                new Temper.LogLength(0.7, Temper.Per.HEAD, true), position);
        try (Transformer model = TinyModels.model(config); Scope scope = new Scope()) {
            stayAboveZero(model);
            said(model).backward();
            for (Map.Entry<String, Tensor> parameter : model.parameters().trained().entrySet()) {
                if (!parameter.getValue().grad().defined()) {
                    continue; // a head that is not asked
                }
                Tensor tensor = parameter.getValue();
                Tensor before = tensor.detach().clone();
                Tensor direction = waves(tensor);
                double along = tensor.grad().to(ScalarType.Double).mul(direction).sum().item_double();
                // Five points: what is left over is of the fourth order.
                double slope = (8
                        * (moved(model, tensor, before, direction, 1) - moved(model, tensor, before, direction, -1))
                        - (moved(model, tensor, before, direction, 2) - moved(model, tensor, before, direction, -2)))
                        / (12 * STEP);
                set(tensor, before);
                double size = tensor.grad().norm().item_double() * direction.norm().item_double();
                assertThat(Math.abs(slope - along))
                        .as("%s of %s: %s and %s", parameter.getKey(), position, slope, along)
                        .isLessThan(1e-6 + 5e-5 * size);
                if (!parameter.getKey().endsWith(".fire.up.bias")) { // shifts all of a query's logits alike there
                    assertThat(size).as(parameter.getKey()).isGreaterThan(1e-4);
                }
            }
        }
    }

    /** FIRE's hidden numbers: differences across a bend are no slope. */
    private static void stayAboveZero(Transformer model) {
        try (NoGradGuard guard = new NoGradGuard()) {
            model.parameters().all().forEach((name, tensor) -> {
                if (name.endsWith(".fire.up.bias")) {
                    tensor.fill_(new Scalar(10));
                }
            });
        }
    }

    private static double moved(Transformer model, Tensor tensor, Tensor before, Tensor direction, int steps) {
        try (Scope scope = new Scope(); NoGradGuard guard = new NoGradGuard()) {
            set(tensor, before.to(ScalarType.Double).add(direction.mul(new Scalar(steps * STEP))).to(ScalarType.Float));
            return said(model).item_double();
        }
    }

    private static void set(Tensor tensor, Tensor values) {
        try (NoGradGuard guard = new NoGradGuard()) {
            tensor.copy_(values);
        }
    }

    /** Numbers that are floats exactly when they are multiplied by the step, so that moved weights are rounded little. */
    private static Tensor waves(Tensor like) {
        return torch.arange(new Scalar(like.numel()), new TensorOptions(ScalarType.Double)).add(new Scalar(1))
                .mul(new Scalar(0.7)).sin().mul(new Scalar(16)).round().div(new Scalar(16)).view(like.shape());
    }

    /** A weighted sum of a head's logits. */
    private static Tensor said(Transformer model) {
        Tensor residual = model.residual(TinyModels.batch(), Precision.FP64);
        Tensor logits = model.logits("sort", residual, Precision.FP64);
        return logits.mul(Tensors.of(new long[]{1, -2, 3, 1, 2, -1, -3, 2, 1}).view(9, 1)
                .mul(Tensors.of(new long[]{1, 0, 2, -1, 3, 1, -2, 0, 1, 2, -1, 1, -3}))).sum();
    }
}
