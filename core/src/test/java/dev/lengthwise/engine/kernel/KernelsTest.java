package dev.lengthwise.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** With vectors and without, every number is the same to the bit. */
class KernelsTest {
    private static final int ROWS = 11;
    private final SplittableRandom random = new SplittableRandom(1);

    /** What an operation makes of two matrices and some parameters, all of which it may write. */
    private void bothAlike(int width, BiConsumer<Kernels, float[][]> operation) {
        Matrix shape = Matrix.of(ROWS, width);
        float[][] first = new float[5][];
        float[][] second = new float[5][];
        for (int i = 0; i < first.length; i++) {
            first[i] = new float[shape.data().length];
            for (int row = 0; row < ROWS; row++) {
                for (int c = 0; c < width; c++) {
                    first[i][shape.at(row) + c] = (float) (random.nextGaussian() * 3);
                }
            }
            second[i] = first[i].clone();
        }
        operation.accept(Kernels.vectors(), first);
        operation.accept(Kernels.scalars(), second);
        for (int i = 0; i < first.length; i++) {
            for (int at = 0; at < first[i].length; at++) {
                assertThat(Float.floatToRawIntBits(first[i][at])).as("array %d, number %d of width %d", i, at, width)
                        .isEqualTo(Float.floatToRawIntBits(second[i][at]));
            }
        }
    }

    private static Matrix matrix(float[] data, int width) {
        Matrix shape = Matrix.of(0, width);
        return new Matrix(data, 0, shape.columns(), shape.row());
    }

    private int width() {
        return random.nextInt(1, 200);
    }

    @RepeatedTest(20)
    void products() {
        int columns = 16 * random.nextInt(1, 9);
        int rows = random.nextInt(1, ROWS + 1);
        int depth = random.nextInt(1, ROWS + 1);
        boolean panels = random.nextBoolean(); // whether C lies in panels, too
        bothAlike(columns, (kernels, a) -> {
            int row = panels ? Layout.PANEL : matrix(a[0], columns).row();
            int panel = panels ? Layout.PANEL * rows : Layout.PANEL;
            kernels.products().multiply(a[0], 0, depth, a[1], 0, Layout.PANEL * depth, a[2], 0, row, a[3], 0, row,
                    panel, rows, columns, depth);
            kernels.products().multiplyTransposed(a[0], 0, Layout.PANEL * depth, a[1], 0, Layout.PANEL * depth, a[3], 0,
                    row, a[4], 0, row, panel, rows, columns, depth);
        });
    }

    /** Against the formula in double, from A = [M, K] and B = [K, N]. */
    @RepeatedTest(5)
    void productsAreProducts() {
        int columns = 16 * random.nextInt(1, 5);
        int rows = random.nextInt(1, 20);
        int depth = random.nextInt(1, 20);
        Matrix a = Matrix.of(rows, depth);
        Matrix transposed = Matrix.of(depth, rows);
        Matrix b = Matrix.of(depth, columns);
        double[][] expected = new double[rows][columns];
        for (int k = 0; k < depth; k++) {
            for (int m = 0; m < rows; m++) {
                a.data()[a.at(m) + k] = random.nextFloat();
                transposed.data()[transposed.at(k) + m] = a.data()[a.at(m) + k];
            }
            for (int n = 0; n < columns; n++) {
                b.data()[b.at(k) + n] = random.nextFloat();
                for (int m = 0; m < rows; m++) {
                    expected[m][n] += (double) a.data()[a.at(m) + k] * b.data()[b.at(k) + n];
                }
            }
        }
        for (Kernels kernels : List.of(Kernels.vectors(), Kernels.scalars())) {
            float[] left = new float[transposed.columns() * depth];
            float[] right = new float[columns * depth];
            kernels.rows().pack(transposed.data(), 0, transposed.row(), depth, transposed.columns(), left);
            kernels.rows().pack(b.data(), 0, b.row(), depth, columns, right);
            int panel = Layout.PANEL * depth;
            Matrix straight = Matrix.of(rows, columns);
            Matrix turned = Matrix.of(rows, columns);
            kernels.products().multiply(a.data(), 0, a.row(), right, 0, panel, new float[columns], 0, 0,
                    straight.data(), 0, straight.row(), Layout.PANEL, rows, columns, depth);
            kernels.products().multiplyTransposed(left, 0, panel, right, 0, panel, new float[columns], 0, 0,
                    turned.data(), 0, turned.row(), Layout.PANEL, rows, columns, depth);
            for (int m = 0; m < rows; m++) {
                for (int n = 0; n < columns; n++) {
                    assertThat((double) straight.data()[straight.at(m) + n]).isCloseTo(expected[m][n], within(1e-4));
                    assertThat(turned.data()[turned.at(m) + n]).isEqualTo(straight.data()[straight.at(m) + n]);
                }
            }
        }
    }

    @RepeatedTest(20)
    void norms() {
        int width = width();
        float[] statistics = new float[2 * ROWS];
        bothAlike(width, (kernels, a) -> kernels.rows().layerNorm(matrix(a[0], width), a[1], 0,
                matrix(a[1], width).row(), matrix(a[2], width), statistics, ROWS, width));
        boolean add = random.nextBoolean();
        bothAlike(width, (kernels, a) -> kernels.rows().layerNormGradient(matrix(a[0], width), matrix(a[1], width),
                a[2], 0, matrix(a[2], width).row(), statistics, a[3], matrix(a[4], width), add, ROWS, width));
    }

    @RepeatedTest(5)
    void activations() {
        int width = width();
        bothAlike(width, (kernels, a) -> kernels.rows().gelu(matrix(a[0], width), matrix(a[1], width), ROWS));
        bothAlike(width, (kernels, a) -> kernels.rows().relu(matrix(a[0], width), matrix(a[1], width), ROWS));
        bothAlike(width, (kernels, a) -> kernels.rows().multiply(matrix(a[0], width), matrix(a[1], width), ROWS));
    }

    @RepeatedTest(20)
    void softmaxAndItsGradient() {
        int width = width();
        int end = Partials.padded(width) + 16;
        bothAlike(width + 32, (kernels, a) -> {
            kernels.rows().softmax(a[0], 0, width, end);
            kernels.rows().softmaxGradient(a[0], 0, a[1], 0, width, end);
        });
    }

    @RepeatedTest(20)
    void sparseWeightsAndTheirGradients() {
        int width = width();
        int end = Partials.padded(width) + 16;
        double[] entropies = new double[2];
        bothAlike(width + 32, (kernels, a) -> {
            entropies[kernels.weighing() instanceof VectorWeighing ? 0 : 1] = kernels.weighing().entropy(a[4], 0,
                    width);
            kernels.weighing().sparsemax(a[0], 0, width, end);
            kernels.weighing().sparsemaxGradient(a[0], 0, a[1], 0, width, end);
            kernels.weighing().entmax15(a[2], 0, width, end);
            kernels.weighing().entmax15Gradient(a[2], 0, a[3], 0, width, end);
        });
        assertThat(entropies[0]).isEqualTo(entropies[1]);
    }

    @RepeatedTest(20)
    void crossEntropy() {
        int width = width();
        int label = random.nextInt(width);
        double[] losses = new double[2];
        bothAlike(width, (kernels, a) -> losses[kernels.rows() instanceof VectorRows ? 0 : 1] = kernels.rows()
                .crossEntropy(a[0], 0, width, label, 0.01f));
        assertThat(losses[0]).isEqualTo(losses[1]);
    }

    @RepeatedTest(5)
    void sumsAndScales() {
        int width = 16 * random.nextInt(1, 12);
        bothAlike(width, (kernels, a) -> {
            kernels.rows().addColumnSums(matrix(a[0], width), ROWS, a[1], 0);
            kernels.rows().add(a[0], 16, a[1], 0, a[2], 16, width);
            kernels.rows().scale(a[0], 0, 0.3f, a[3], 16, width);
            a[4][0] = kernels.rows().dot(a[0], 0, a[1], 0, width);
        });
    }

    @RepeatedTest(5)
    void whatIsDoneToAllNumbers() {
        int width = 16 * random.nextInt(1, 12);
        double[] squares = new double[2];
        bothAlike(width, (kernels, a) -> {
            squares[kernels.flat() instanceof VectorFlat ? 0 : 1] = kernels.flat()
                    .sum(new float[][]{a[0], a[1], a[2]}, 16, 16 + width);
            kernels.flat().approach(a[4], a[1], 0.01f, 0, width);
            for (int i = 0; i < width; i++) {
                a[3][i] = Math.abs(a[3][i]);
            }
            kernels.flat().adam(a[0], a[1], a[2], a[3], 0, width, 0.4f, 0.999f, 0.01f, 1.3f, 0.9f, 0.999f);
        });
        assertThat(squares[0]).isEqualTo(squares[1]);
    }

    /** Where numbers end a loss has to end too, in the same way. */
    @Test
    void numbersThatAreNoneStayNone() {
        for (float bad : new float[]{Float.NaN, Float.POSITIVE_INFINITY}) {
            for (Kernels kernels : new Kernels[]{Kernels.vectors(), Kernels.scalars()}) {
                float[] row = new float[32];
                row[3] = bad;
                assertThat(kernels.rows().crossEntropy(row, 0, 20, 1, 1)).isNaN();
                float[] scores = new float[32];
                scores[5] = bad;
                kernels.rows().softmax(scores, 0, 9, 32);
                assertThat(scores[0]).isNaN();
                assertThat(scores[9]).isZero();
                for (boolean roots : new boolean[]{false, true}) {
                    float[] sparse = new float[32];
                    sparse[5] = bad;
                    if (roots) {
                        kernels.weighing().entmax15(sparse, 0, 9, 32);
                    } else {
                        kernels.weighing().sparsemax(sparse, 0, 9, 32);
                    }
                    assertThat(sparse[5]).isNaN();
                    assertThat(sparse[9]).isZero();
                }
            }
        }
    }
}
