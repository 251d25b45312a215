package dev.lengthwise.engine.kernel;

/** Products by vectors: as many columns at a time as the registers hold sums of six rows for. */
final class VectorProducts implements Products {
    private static final int L = Lanes.SPECIES.length();
    /** Processors with vectors of 16 numbers have 32 registers, others may have 16. */
    private static final boolean MANY_REGISTERS = L == Partials.COUNT
            || System.getProperty("os.arch").equals("aarch64");

    @Override
    public void multiply(float[] a, int aAt, int aRow, float[] b, int bAt, int bPanel, float[] start, int startAt,
            int startRow, float[] c, int cAt, int cRow, int cPanel, int rows, int columns, int depth) {
        int n = 0;
        if (MANY_REGISTERS) {
            for (; n + 4 * L <= columns; n += 4 * L) {
                FourVectorTiles.multiply(a, aAt, aRow, b, bAt + Layout.place(n, bPanel), bPanel, start,
                        startAt + Layout.place(n, cPanel), startRow, c, cAt + Layout.place(n, cPanel), cRow, cPanel,
                        rows, depth);
            }
        }
        for (; n + 2 * L <= columns; n += 2 * L) {
            TwoVectorTiles.multiply(a, aAt, aRow, b, bAt + Layout.place(n, bPanel), bPanel, start,
                    startAt + Layout.place(n, cPanel), startRow, c, cAt + Layout.place(n, cPanel), cRow, cPanel, rows,
                    depth);
        }
        for (; n + L <= columns; n += L) {
            OneVectorTiles.multiply(a, aAt, aRow, b, bAt + Layout.place(n, bPanel), start,
                    startAt + Layout.place(n, cPanel), startRow, c, cAt + Layout.place(n, cPanel), cRow, rows, depth);
        }
    }

    @Override
    public void multiplyTransposed(float[] a, int aAt, int aPanel, float[] b, int bAt, int bPanel, float[] start,
            int startAt, int startRow, float[] c, int cAt, int cRow, int cPanel, int rows, int columns, int depth) {
        int n = 0;
        if (MANY_REGISTERS) {
            for (; n + 4 * L <= columns; n += 4 * L) {
                FourVectorTransposedTiles.multiply(a, aAt, aPanel, b, bAt + Layout.place(n, bPanel), bPanel, start,
                        startAt + Layout.place(n, cPanel), startRow, c, cAt + Layout.place(n, cPanel), cRow, cPanel,
                        rows, depth);
            }
        }
        for (; n + 2 * L <= columns; n += 2 * L) {
            TwoVectorTransposedTiles.multiply(a, aAt, aPanel, b, bAt + Layout.place(n, bPanel), bPanel, start,
                    startAt + Layout.place(n, cPanel), startRow, c, cAt + Layout.place(n, cPanel), cRow, cPanel, rows,
                    depth);
        }
        for (; n + L <= columns; n += L) {
            OneVectorTransposedTiles.multiply(a, aAt, aPanel, b, bAt + Layout.place(n, bPanel), start,
                    startAt + Layout.place(n, cPanel), startRow, c, cAt + Layout.place(n, cPanel), cRow, rows, depth);
        }
    }
}
