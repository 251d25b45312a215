package dev.lengthwise.engine.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The columns of a product that one vector holds: up to 8 rows at a time, whose sums stay in registers until they are whole. Every number
 * is one chain of fused multiply-adds, so it does not matter to the bits how rows and columns are cut.
 */
final class OneVectorTiles {
    private static final VectorSpecies<Float> S = Lanes.SPECIES;
    private static final int L = S.length();

    private OneVectorTiles() {
    }

    /** 1 L columns of {@link Products#multiply}. */
    static void multiply(float[] a, int aAt, int aRow, int aColumn, float[] b, int bAt, int bRow, float[] start,
            int startAt, int startRow, float[] c, int cAt, int cRow, int rows, int depth) {
        int m = 0;
        while (m + 8 <= rows) {
            rows8(a, aAt + m * aRow, aRow, aColumn, b, bAt, bRow, start, startAt + m * startRow, startRow, c,
                    cAt + m * cRow,
                    cRow, depth);
            m += 8;
        }
        while (m + 4 <= rows) {
            rows4(a, aAt + m * aRow, aRow, aColumn, b, bAt, bRow, start, startAt + m * startRow, startRow, c,
                    cAt + m * cRow,
                    cRow, depth);
            m += 4;
        }
        for (; m < rows; m++) {
            rows1(a, aAt + m * aRow, aColumn, b, bAt, bRow, start, startAt + m * startRow, c, cAt + m * cRow, depth);
        }
    }

    private static void rows8(float[] a, int aAt, int aRow, int aColumn, float[] b, int bAt, int bRow,
            float[] start, int startAt, int startRow, float[] c, int cAt, int cRow, int depth) {
        int s0 = startAt;
        FloatVector c00 = FloatVector.fromArray(S, start, s0);
        int s1 = startAt + startRow;
        FloatVector c10 = FloatVector.fromArray(S, start, s1);
        int s2 = startAt + 2 * startRow;
        FloatVector c20 = FloatVector.fromArray(S, start, s2);
        int s3 = startAt + 3 * startRow;
        FloatVector c30 = FloatVector.fromArray(S, start, s3);
        int s4 = startAt + 4 * startRow;
        FloatVector c40 = FloatVector.fromArray(S, start, s4);
        int s5 = startAt + 5 * startRow;
        FloatVector c50 = FloatVector.fromArray(S, start, s5);
        int s6 = startAt + 6 * startRow;
        FloatVector c60 = FloatVector.fromArray(S, start, s6);
        int s7 = startAt + 7 * startRow;
        FloatVector c70 = FloatVector.fromArray(S, start, s7);
        int x0 = aAt;
        int x1 = x0 + aRow;
        int x2 = x1 + aRow;
        int x3 = x2 + aRow;
        int x4 = x3 + aRow;
        int x5 = x4 + aRow;
        int x6 = x5 + aRow;
        int x7 = x6 + aRow;
        int y = bAt;
        for (int k = 0; k < depth; k++) {
            FloatVector b0 = FloatVector.fromArray(S, b, y);
            FloatVector x = FloatVector.broadcast(S, a[x0]);
            c00 = x.fma(b0, c00);
            x0 += aColumn;
            x = FloatVector.broadcast(S, a[x1]);
            c10 = x.fma(b0, c10);
            x1 += aColumn;
            x = FloatVector.broadcast(S, a[x2]);
            c20 = x.fma(b0, c20);
            x2 += aColumn;
            x = FloatVector.broadcast(S, a[x3]);
            c30 = x.fma(b0, c30);
            x3 += aColumn;
            x = FloatVector.broadcast(S, a[x4]);
            c40 = x.fma(b0, c40);
            x4 += aColumn;
            x = FloatVector.broadcast(S, a[x5]);
            c50 = x.fma(b0, c50);
            x5 += aColumn;
            x = FloatVector.broadcast(S, a[x6]);
            c60 = x.fma(b0, c60);
            x6 += aColumn;
            x = FloatVector.broadcast(S, a[x7]);
            c70 = x.fma(b0, c70);
            x7 += aColumn;
            y += bRow;
        }
        int t0 = cAt;
        c00.intoArray(c, t0);
        int t1 = cAt + cRow;
        c10.intoArray(c, t1);
        int t2 = cAt + 2 * cRow;
        c20.intoArray(c, t2);
        int t3 = cAt + 3 * cRow;
        c30.intoArray(c, t3);
        int t4 = cAt + 4 * cRow;
        c40.intoArray(c, t4);
        int t5 = cAt + 5 * cRow;
        c50.intoArray(c, t5);
        int t6 = cAt + 6 * cRow;
        c60.intoArray(c, t6);
        int t7 = cAt + 7 * cRow;
        c70.intoArray(c, t7);
    }

    private static void rows4(float[] a, int aAt, int aRow, int aColumn, float[] b, int bAt, int bRow,
            float[] start, int startAt, int startRow, float[] c, int cAt, int cRow, int depth) {
        int s0 = startAt;
        FloatVector c00 = FloatVector.fromArray(S, start, s0);
        int s1 = startAt + startRow;
        FloatVector c10 = FloatVector.fromArray(S, start, s1);
        int s2 = startAt + 2 * startRow;
        FloatVector c20 = FloatVector.fromArray(S, start, s2);
        int s3 = startAt + 3 * startRow;
        FloatVector c30 = FloatVector.fromArray(S, start, s3);
        int x0 = aAt;
        int x1 = x0 + aRow;
        int x2 = x1 + aRow;
        int x3 = x2 + aRow;
        int y = bAt;
        for (int k = 0; k < depth; k++) {
            FloatVector b0 = FloatVector.fromArray(S, b, y);
            FloatVector x = FloatVector.broadcast(S, a[x0]);
            c00 = x.fma(b0, c00);
            x0 += aColumn;
            x = FloatVector.broadcast(S, a[x1]);
            c10 = x.fma(b0, c10);
            x1 += aColumn;
            x = FloatVector.broadcast(S, a[x2]);
            c20 = x.fma(b0, c20);
            x2 += aColumn;
            x = FloatVector.broadcast(S, a[x3]);
            c30 = x.fma(b0, c30);
            x3 += aColumn;
            y += bRow;
        }
        int t0 = cAt;
        c00.intoArray(c, t0);
        int t1 = cAt + cRow;
        c10.intoArray(c, t1);
        int t2 = cAt + 2 * cRow;
        c20.intoArray(c, t2);
        int t3 = cAt + 3 * cRow;
        c30.intoArray(c, t3);
    }

    private static void rows1(float[] a, int aAt, int aColumn, float[] b, int bAt, int bRow,
            float[] start, int startAt, float[] c, int cAt, int depth) {
        int s0 = startAt;
        FloatVector c00 = FloatVector.fromArray(S, start, s0);
        int x0 = aAt;
        int y = bAt;
        for (int k = 0; k < depth; k++) {
            FloatVector b0 = FloatVector.fromArray(S, b, y);
            FloatVector x = FloatVector.broadcast(S, a[x0]);
            c00 = x.fma(b0, c00);
            x0 += aColumn;
            y += bRow;
        }
        int t0 = cAt;
        c00.intoArray(c, t0);
    }
}
