package dev.lengthwise.engine.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The columns of a product that four vectors hold: up to 6 rows at a time, whose sums stay in registers until they are whole. Every number
 * is one chain of fused multiply-adds, so it does not matter to the bits how rows and columns are cut.
 */
final class FourVectorTiles {
    private static final VectorSpecies<Float> S = Lanes.SPECIES;
    private static final int L = S.length();

    private FourVectorTiles() {
    }

    /** 4 L columns of {@link Products#multiply}. */
    static void multiply(float[] a, int aAt, int aRow, int aColumn, float[] b, int bAt, int bRow, float[] start,
            int startAt, int startRow, float[] c, int cAt, int cRow, int rows, int depth) {
        int m = 0;
        while (m + 6 <= rows && rows - m != 8) {
            rows6(a, aAt + m * aRow, aRow, aColumn, b, bAt, bRow, start, startAt + m * startRow, startRow, c,
                    cAt + m * cRow,
                    cRow, depth);
            m += 6;
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

    private static void rows6(float[] a, int aAt, int aRow, int aColumn, float[] b, int bAt, int bRow,
            float[] start, int startAt, int startRow, float[] c, int cAt, int cRow, int depth) {
        int s0 = startAt;
        FloatVector c00 = FloatVector.fromArray(S, start, s0);
        FloatVector c01 = FloatVector.fromArray(S, start, s0 + L);
        FloatVector c02 = FloatVector.fromArray(S, start, s0 + 2 * L);
        FloatVector c03 = FloatVector.fromArray(S, start, s0 + 3 * L);
        int s1 = startAt + startRow;
        FloatVector c10 = FloatVector.fromArray(S, start, s1);
        FloatVector c11 = FloatVector.fromArray(S, start, s1 + L);
        FloatVector c12 = FloatVector.fromArray(S, start, s1 + 2 * L);
        FloatVector c13 = FloatVector.fromArray(S, start, s1 + 3 * L);
        int s2 = startAt + 2 * startRow;
        FloatVector c20 = FloatVector.fromArray(S, start, s2);
        FloatVector c21 = FloatVector.fromArray(S, start, s2 + L);
        FloatVector c22 = FloatVector.fromArray(S, start, s2 + 2 * L);
        FloatVector c23 = FloatVector.fromArray(S, start, s2 + 3 * L);
        int s3 = startAt + 3 * startRow;
        FloatVector c30 = FloatVector.fromArray(S, start, s3);
        FloatVector c31 = FloatVector.fromArray(S, start, s3 + L);
        FloatVector c32 = FloatVector.fromArray(S, start, s3 + 2 * L);
        FloatVector c33 = FloatVector.fromArray(S, start, s3 + 3 * L);
        int s4 = startAt + 4 * startRow;
        FloatVector c40 = FloatVector.fromArray(S, start, s4);
        FloatVector c41 = FloatVector.fromArray(S, start, s4 + L);
        FloatVector c42 = FloatVector.fromArray(S, start, s4 + 2 * L);
        FloatVector c43 = FloatVector.fromArray(S, start, s4 + 3 * L);
        int s5 = startAt + 5 * startRow;
        FloatVector c50 = FloatVector.fromArray(S, start, s5);
        FloatVector c51 = FloatVector.fromArray(S, start, s5 + L);
        FloatVector c52 = FloatVector.fromArray(S, start, s5 + 2 * L);
        FloatVector c53 = FloatVector.fromArray(S, start, s5 + 3 * L);
        int x0 = aAt;
        int x1 = x0 + aRow;
        int x2 = x1 + aRow;
        int x3 = x2 + aRow;
        int x4 = x3 + aRow;
        int x5 = x4 + aRow;
        int y = bAt;
        for (int k = 0; k < depth; k++) {
            FloatVector b0 = FloatVector.fromArray(S, b, y);
            FloatVector b1 = FloatVector.fromArray(S, b, y + L);
            FloatVector b2 = FloatVector.fromArray(S, b, y + 2 * L);
            FloatVector b3 = FloatVector.fromArray(S, b, y + 3 * L);
            FloatVector x = FloatVector.broadcast(S, a[x0]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            c02 = x.fma(b2, c02);
            c03 = x.fma(b3, c03);
            x0 += aColumn;
            x = FloatVector.broadcast(S, a[x1]);
            c10 = x.fma(b0, c10);
            c11 = x.fma(b1, c11);
            c12 = x.fma(b2, c12);
            c13 = x.fma(b3, c13);
            x1 += aColumn;
            x = FloatVector.broadcast(S, a[x2]);
            c20 = x.fma(b0, c20);
            c21 = x.fma(b1, c21);
            c22 = x.fma(b2, c22);
            c23 = x.fma(b3, c23);
            x2 += aColumn;
            x = FloatVector.broadcast(S, a[x3]);
            c30 = x.fma(b0, c30);
            c31 = x.fma(b1, c31);
            c32 = x.fma(b2, c32);
            c33 = x.fma(b3, c33);
            x3 += aColumn;
            x = FloatVector.broadcast(S, a[x4]);
            c40 = x.fma(b0, c40);
            c41 = x.fma(b1, c41);
            c42 = x.fma(b2, c42);
            c43 = x.fma(b3, c43);
            x4 += aColumn;
            x = FloatVector.broadcast(S, a[x5]);
            c50 = x.fma(b0, c50);
            c51 = x.fma(b1, c51);
            c52 = x.fma(b2, c52);
            c53 = x.fma(b3, c53);
            x5 += aColumn;
            y += bRow;
        }
        int t0 = cAt;
        c00.intoArray(c, t0);
        c01.intoArray(c, t0 + L);
        c02.intoArray(c, t0 + 2 * L);
        c03.intoArray(c, t0 + 3 * L);
        int t1 = cAt + cRow;
        c10.intoArray(c, t1);
        c11.intoArray(c, t1 + L);
        c12.intoArray(c, t1 + 2 * L);
        c13.intoArray(c, t1 + 3 * L);
        int t2 = cAt + 2 * cRow;
        c20.intoArray(c, t2);
        c21.intoArray(c, t2 + L);
        c22.intoArray(c, t2 + 2 * L);
        c23.intoArray(c, t2 + 3 * L);
        int t3 = cAt + 3 * cRow;
        c30.intoArray(c, t3);
        c31.intoArray(c, t3 + L);
        c32.intoArray(c, t3 + 2 * L);
        c33.intoArray(c, t3 + 3 * L);
        int t4 = cAt + 4 * cRow;
        c40.intoArray(c, t4);
        c41.intoArray(c, t4 + L);
        c42.intoArray(c, t4 + 2 * L);
        c43.intoArray(c, t4 + 3 * L);
        int t5 = cAt + 5 * cRow;
        c50.intoArray(c, t5);
        c51.intoArray(c, t5 + L);
        c52.intoArray(c, t5 + 2 * L);
        c53.intoArray(c, t5 + 3 * L);
    }

    private static void rows4(float[] a, int aAt, int aRow, int aColumn, float[] b, int bAt, int bRow,
            float[] start, int startAt, int startRow, float[] c, int cAt, int cRow, int depth) {
        int s0 = startAt;
        FloatVector c00 = FloatVector.fromArray(S, start, s0);
        FloatVector c01 = FloatVector.fromArray(S, start, s0 + L);
        FloatVector c02 = FloatVector.fromArray(S, start, s0 + 2 * L);
        FloatVector c03 = FloatVector.fromArray(S, start, s0 + 3 * L);
        int s1 = startAt + startRow;
        FloatVector c10 = FloatVector.fromArray(S, start, s1);
        FloatVector c11 = FloatVector.fromArray(S, start, s1 + L);
        FloatVector c12 = FloatVector.fromArray(S, start, s1 + 2 * L);
        FloatVector c13 = FloatVector.fromArray(S, start, s1 + 3 * L);
        int s2 = startAt + 2 * startRow;
        FloatVector c20 = FloatVector.fromArray(S, start, s2);
        FloatVector c21 = FloatVector.fromArray(S, start, s2 + L);
        FloatVector c22 = FloatVector.fromArray(S, start, s2 + 2 * L);
        FloatVector c23 = FloatVector.fromArray(S, start, s2 + 3 * L);
        int s3 = startAt + 3 * startRow;
        FloatVector c30 = FloatVector.fromArray(S, start, s3);
        FloatVector c31 = FloatVector.fromArray(S, start, s3 + L);
        FloatVector c32 = FloatVector.fromArray(S, start, s3 + 2 * L);
        FloatVector c33 = FloatVector.fromArray(S, start, s3 + 3 * L);
        int x0 = aAt;
        int x1 = x0 + aRow;
        int x2 = x1 + aRow;
        int x3 = x2 + aRow;
        int y = bAt;
        for (int k = 0; k < depth; k++) {
            FloatVector b0 = FloatVector.fromArray(S, b, y);
            FloatVector b1 = FloatVector.fromArray(S, b, y + L);
            FloatVector b2 = FloatVector.fromArray(S, b, y + 2 * L);
            FloatVector b3 = FloatVector.fromArray(S, b, y + 3 * L);
            FloatVector x = FloatVector.broadcast(S, a[x0]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            c02 = x.fma(b2, c02);
            c03 = x.fma(b3, c03);
            x0 += aColumn;
            x = FloatVector.broadcast(S, a[x1]);
            c10 = x.fma(b0, c10);
            c11 = x.fma(b1, c11);
            c12 = x.fma(b2, c12);
            c13 = x.fma(b3, c13);
            x1 += aColumn;
            x = FloatVector.broadcast(S, a[x2]);
            c20 = x.fma(b0, c20);
            c21 = x.fma(b1, c21);
            c22 = x.fma(b2, c22);
            c23 = x.fma(b3, c23);
            x2 += aColumn;
            x = FloatVector.broadcast(S, a[x3]);
            c30 = x.fma(b0, c30);
            c31 = x.fma(b1, c31);
            c32 = x.fma(b2, c32);
            c33 = x.fma(b3, c33);
            x3 += aColumn;
            y += bRow;
        }
        int t0 = cAt;
        c00.intoArray(c, t0);
        c01.intoArray(c, t0 + L);
        c02.intoArray(c, t0 + 2 * L);
        c03.intoArray(c, t0 + 3 * L);
        int t1 = cAt + cRow;
        c10.intoArray(c, t1);
        c11.intoArray(c, t1 + L);
        c12.intoArray(c, t1 + 2 * L);
        c13.intoArray(c, t1 + 3 * L);
        int t2 = cAt + 2 * cRow;
        c20.intoArray(c, t2);
        c21.intoArray(c, t2 + L);
        c22.intoArray(c, t2 + 2 * L);
        c23.intoArray(c, t2 + 3 * L);
        int t3 = cAt + 3 * cRow;
        c30.intoArray(c, t3);
        c31.intoArray(c, t3 + L);
        c32.intoArray(c, t3 + 2 * L);
        c33.intoArray(c, t3 + 3 * L);
    }

    private static void rows1(float[] a, int aAt, int aColumn, float[] b, int bAt, int bRow,
            float[] start, int startAt, float[] c, int cAt, int depth) {
        int s0 = startAt;
        FloatVector c00 = FloatVector.fromArray(S, start, s0);
        FloatVector c01 = FloatVector.fromArray(S, start, s0 + L);
        FloatVector c02 = FloatVector.fromArray(S, start, s0 + 2 * L);
        FloatVector c03 = FloatVector.fromArray(S, start, s0 + 3 * L);
        int x0 = aAt;
        int y = bAt;
        for (int k = 0; k < depth; k++) {
            FloatVector b0 = FloatVector.fromArray(S, b, y);
            FloatVector b1 = FloatVector.fromArray(S, b, y + L);
            FloatVector b2 = FloatVector.fromArray(S, b, y + 2 * L);
            FloatVector b3 = FloatVector.fromArray(S, b, y + 3 * L);
            FloatVector x = FloatVector.broadcast(S, a[x0]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            c02 = x.fma(b2, c02);
            c03 = x.fma(b3, c03);
            x0 += aColumn;
            y += bRow;
        }
        int t0 = cAt;
        c00.intoArray(c, t0);
        c01.intoArray(c, t0 + L);
        c02.intoArray(c, t0 + 2 * L);
        c03.intoArray(c, t0 + 3 * L);
    }
}
