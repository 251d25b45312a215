package dev.lengthwise.engine.kernel;

/** Products number by number, where there are no vectors: slow, and the same bits. */
final class ScalarProducts implements Products {

    @Override
    public void multiply(float[] a, int aAt, int aRow, int aColumn, float[] b, int bAt, int bRow, float[] start,
            int startAt, int startRow, float[] c, int cAt, int cRow, int rows, int columns, int depth) {
        for (int m = 0; m < rows; m++) {
            for (int n = 0; n < columns; n++) {
                float sum = start[startAt + m * startRow + n];
                for (int k = 0; k < depth; k++) {
                    sum = Fused.multiplyAdd(a[aAt + m * aRow + k * aColumn], b[bAt + k * bRow + n], sum);
                }
                c[cAt + m * cRow + n] = sum;
            }
        }
    }
}
