package dev.lengthwise.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lengthwise.tensor.Engine;
import dev.lengthwise.tensor.Scope;
import dev.lengthwise.tensor.Tensors;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReadoutTest {
    private static final int ROWS = 500;

    @BeforeAll
    static void start() {
        Engine.start(1);
    }

    /** Features a, 1e-4 b, 1e6 c and 7; labels b and a + c. The large one would drown the small one. */
    @Test
    void readsSmallFeaturesBesideLargeOnesAndNothingFromThoseThatDoNotVary() {
        SplittableRandom random = new SplittableRandom(5);
        float[] features = new float[4 * ROWS];
        float[] labels = new float[2 * ROWS];
        for (int row = 0; row < ROWS; row++) {
            double a = random.nextGaussian();
            double b = random.nextGaussian();
            double c = random.nextGaussian();
            features[4 * row] = (float) a;
            features[4 * row + 1] = (float) (1e-4 * b);
            features[4 * row + 2] = (float) (1e6 * c);
            features[4 * row + 3] = 7;
            labels[2 * row] = (float) b;
            labels[2 * row + 1] = (float) (a + c);
        }
        try (Scope scope = new Scope(); Readout readout = new Readout(4, 2)) {
            Tensor x = Tensors.of(features).view(ROWS, 4);
            readout.add(x.narrow(0, 0, 200), Tensors.of(labels).view(ROWS, 2).narrow(0, 0, 200));
            readout.add(x.narrow(0, 200, 300), Tensors.of(labels).view(ROWS, 2).narrow(0, 200, 300));
            try (Readout.Fitted fitted = readout.fit()) {
                float[] said = Tensors.floats(fitted.apply(x).to(ScalarType.Float));
                for (int i = 0; i < said.length; i++) {
                    assertThat((double) said[i]).isCloseTo(labels[i], within(0.01));
                }
                float[] weights = Tensors.floats(fitted.weights().to(ScalarType.Float));
                assertThat(weights[2 * 3]).isZero();
                assertThat(weights[2 * 3 + 1]).isZero();
            }
        }
    }
}
