package dev.lengthwise.engine.kernel;

/** Products of matrices. */
interface Products {
    /**
     * {@code C[m, n] = start[m, n] + Σ A[m, k] · B[k, n]}: of each number one chain of fused multiply-adds, k ascending.
     *
     * @param aAt where A begins; its number (m, k) lies at {@code aAt + m · aRow + k · aColumn}
     * @param bRow numbers from one row of B to the next; the same for start and C, which may be one
     * @param rows m
     * @param columns n, a multiple of 16
     * @param depth k
     */
    void multiply(float[] a, int aAt, int aRow, int aColumn, float[] b, int bAt, int bRow, float[] start, int startAt,
            int startRow, float[] c, int cAt, int cRow, int rows, int columns, int depth);
}
