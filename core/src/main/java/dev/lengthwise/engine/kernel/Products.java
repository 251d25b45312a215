package dev.lengthwise.engine.kernel;

/**
 * Products of matrices. B, and A where it is transposed, lie in panels of 16 columns, [columns / 16][rows][16]: {@code panel} is how many
 * numbers there are from one panel to the next, so 16 for a matrix that lies row by row.
 */
interface Products {
    /**
     * {@code C[m, n] = start[m, n] + Σ A[m, k] · B[k, n]}: of each number one chain of fused multiply-adds, k ascending.
     *
     * @param aAt where A begins, row by row
     * @param aRow numbers from one row of A to the next
     * @param bAt where B begins; its number (k, n) lies at {@code bAt + n / 16 · bPanel + 16 · k + n mod 16}
     * @param start has panels as C, and may be C
     * @param cAt where C begins; its number (m, n) lies at {@code cAt + m · cRow + n / 16 · cPanel + n mod 16}
     * @param rows m
     * @param columns n, a multiple of 16
     * @param depth k
     */
    void multiply(float[] a, int aAt, int aRow, float[] b, int bAt, int bPanel, float[] start, int startAt,
            int startRow, float[] c, int cAt, int cRow, int cPanel, int rows, int columns, int depth);

    /**
     * {@code C[m, n] = start[m, n] + Σ A[k, m] · B[k, n]}, otherwise as {@link #multiply}.
     *
     * @param aAt where A begins; its number (k, m) lies at {@code aAt + m / 16 · aPanel + 16 · k + m mod 16}
     */
    void multiplyTransposed(float[] a, int aAt, int aPanel, float[] b, int bAt, int bPanel, float[] start, int startAt,
            int startRow, float[] c, int cAt, int cRow, int cPanel, int rows, int columns, int depth);
}
