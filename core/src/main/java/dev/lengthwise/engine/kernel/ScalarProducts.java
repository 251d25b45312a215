package dev.lengthwise.engine.kernel;

import static dev.lengthwise.engine.kernel.Layout.PANEL;
import static dev.lengthwise.engine.kernel.Layout.place;

/** Products number by number, where there are no vectors: slow, and the same bits. */
final class ScalarProducts implements Products {
    @Override
    public void multiply(float[] a, int aAt, int aRow, float[] b, int bAt, int bPanel, float[] start, int startAt,
            int startRow, float[] c, int cAt, int cRow, int cPanel, int rows, int columns, int depth) {
        for (int m = 0; m < rows; m++) {
            for (int n = 0; n < columns; n++) {
                float sum = start[startAt + m * startRow + place(n, cPanel)];
                for (int k = 0; k < depth; k++) {
                    sum = Fused.multiplyAdd(a[aAt + m * aRow + k], b[bAt + place(n, bPanel) + PANEL * k], sum);
                }
                c[cAt + m * cRow + place(n, cPanel)] = sum;
            }
        }
    }

    @Override
    public void multiplyTransposed(float[] a, int aAt, int aPanel, float[] b, int bAt, int bPanel, float[] start,
            int startAt, int startRow, float[] c, int cAt, int cRow, int cPanel, int rows, int columns, int depth) {
        for (int m = 0; m < rows; m++) {
            for (int n = 0; n < columns; n++) {
                float sum = start[startAt + m * startRow + place(n, cPanel)];
                for (int k = 0; k < depth; k++) {
                    sum = Fused.multiplyAdd(a[aAt + place(m, aPanel) + PANEL * k],
                            b[bAt + place(n, bPanel) + PANEL * k],
                            sum);
                }
                c[cAt + m * cRow + place(n, cPanel)] = sum;
            }
        }
    }
}
