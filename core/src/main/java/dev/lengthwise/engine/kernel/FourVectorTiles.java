package dev.lengthwise.engine.kernel;

import static dev.lengthwise.engine.kernel.Layout.PANEL;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The columns of {@link Products#multiply} that four vectors hold: up to 6 rows at a time, whose sums stay in registers until they are whole.
 * In the loop every place is k, or k times 16, and what does not change with k, so Java checks it once, before the loop. That is why {@link FourVectorTransposedTiles} are classes of their own.
 */
final class FourVectorTiles {
    private static final VectorSpecies<Float> S = Lanes.SPECIES;
    private static final int L = S.length();

    private FourVectorTiles() {
    }

    /** 4 L columns. */
    static void multiply(float[] a, int aAt, int aRow, float[] b, int bAt, int bPanel, float[] start, int startAt,
            int startRow, float[] c, int cAt, int cRow, int cPanel, int rows, int depth) {
        int m = 0;
        while (m + 6 <= rows && rows - m != 8) {
            rows6(a, aAt + m * aRow, aRow, b, bAt, bPanel, start, startAt + m * startRow, startRow, c, cAt + m * cRow,
                    cRow, cPanel, depth);
            m += 6;
        }
        while (m + 4 <= rows) {
            rows4(a, aAt + m * aRow, aRow, b, bAt, bPanel, start, startAt + m * startRow, startRow, c, cAt + m * cRow,
                    cRow, cPanel, depth);
            m += 4;
        }
        for (; m < rows; m++) {
            rows1(a, aAt + m * aRow, b, bAt, bPanel, start, startAt + m * startRow, c, cAt + m * cRow, cPanel, depth);
        }
    }

    private static void rows6(float[] a, int aAt, int aRow, float[] b, int bAt, int bPanel, float[] start, int startAt,
            int startRow, float[] c, int cAt, int cRow, int cPanel, int depth) {
        int x0 = aAt;
        int x1 = x0 + aRow;
        int x2 = x1 + aRow;
        int x3 = x2 + aRow;
        int x4 = x3 + aRow;
        int x5 = x4 + aRow;
        int y0 = bAt;
        int y1 = bAt + Layout.place(L, bPanel);
        int y2 = bAt + Layout.place(2 * L, bPanel);
        int y3 = bAt + Layout.place(3 * L, bPanel);
        int n1 = Layout.place(L, cPanel);
        int n2 = Layout.place(2 * L, cPanel);
        int n3 = Layout.place(3 * L, cPanel);
        int s0 = startAt;
        FloatVector c00 = FloatVector.fromArray(S, start, s0);
        FloatVector c01 = FloatVector.fromArray(S, start, s0 + n1);
        FloatVector c02 = FloatVector.fromArray(S, start, s0 + n2);
        FloatVector c03 = FloatVector.fromArray(S, start, s0 + n3);
        int s1 = s0 + startRow;
        FloatVector c10 = FloatVector.fromArray(S, start, s1);
        FloatVector c11 = FloatVector.fromArray(S, start, s1 + n1);
        FloatVector c12 = FloatVector.fromArray(S, start, s1 + n2);
        FloatVector c13 = FloatVector.fromArray(S, start, s1 + n3);
        int s2 = s1 + startRow;
        FloatVector c20 = FloatVector.fromArray(S, start, s2);
        FloatVector c21 = FloatVector.fromArray(S, start, s2 + n1);
        FloatVector c22 = FloatVector.fromArray(S, start, s2 + n2);
        FloatVector c23 = FloatVector.fromArray(S, start, s2 + n3);
        int s3 = s2 + startRow;
        FloatVector c30 = FloatVector.fromArray(S, start, s3);
        FloatVector c31 = FloatVector.fromArray(S, start, s3 + n1);
        FloatVector c32 = FloatVector.fromArray(S, start, s3 + n2);
        FloatVector c33 = FloatVector.fromArray(S, start, s3 + n3);
        int s4 = s3 + startRow;
        FloatVector c40 = FloatVector.fromArray(S, start, s4);
        FloatVector c41 = FloatVector.fromArray(S, start, s4 + n1);
        FloatVector c42 = FloatVector.fromArray(S, start, s4 + n2);
        FloatVector c43 = FloatVector.fromArray(S, start, s4 + n3);
        int s5 = s4 + startRow;
        FloatVector c50 = FloatVector.fromArray(S, start, s5);
        FloatVector c51 = FloatVector.fromArray(S, start, s5 + n1);
        FloatVector c52 = FloatVector.fromArray(S, start, s5 + n2);
        FloatVector c53 = FloatVector.fromArray(S, start, s5 + n3);
        for (int k = 0; k < depth; k++) {
            FloatVector b0 = FloatVector.fromArray(S, b, y0 + PANEL * k);
            FloatVector b1 = FloatVector.fromArray(S, b, y1 + PANEL * k);
            FloatVector b2 = FloatVector.fromArray(S, b, y2 + PANEL * k);
            FloatVector b3 = FloatVector.fromArray(S, b, y3 + PANEL * k);
            FloatVector x = FloatVector.broadcast(S, a[x0 + k]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            c02 = x.fma(b2, c02);
            c03 = x.fma(b3, c03);
            x = FloatVector.broadcast(S, a[x1 + k]);
            c10 = x.fma(b0, c10);
            c11 = x.fma(b1, c11);
            c12 = x.fma(b2, c12);
            c13 = x.fma(b3, c13);
            x = FloatVector.broadcast(S, a[x2 + k]);
            c20 = x.fma(b0, c20);
            c21 = x.fma(b1, c21);
            c22 = x.fma(b2, c22);
            c23 = x.fma(b3, c23);
            x = FloatVector.broadcast(S, a[x3 + k]);
            c30 = x.fma(b0, c30);
            c31 = x.fma(b1, c31);
            c32 = x.fma(b2, c32);
            c33 = x.fma(b3, c33);
            x = FloatVector.broadcast(S, a[x4 + k]);
            c40 = x.fma(b0, c40);
            c41 = x.fma(b1, c41);
            c42 = x.fma(b2, c42);
            c43 = x.fma(b3, c43);
            x = FloatVector.broadcast(S, a[x5 + k]);
            c50 = x.fma(b0, c50);
            c51 = x.fma(b1, c51);
            c52 = x.fma(b2, c52);
            c53 = x.fma(b3, c53);
        }
        int t0 = cAt;
        c00.intoArray(c, t0);
        c01.intoArray(c, t0 + n1);
        c02.intoArray(c, t0 + n2);
        c03.intoArray(c, t0 + n3);
        int t1 = t0 + cRow;
        c10.intoArray(c, t1);
        c11.intoArray(c, t1 + n1);
        c12.intoArray(c, t1 + n2);
        c13.intoArray(c, t1 + n3);
        int t2 = t1 + cRow;
        c20.intoArray(c, t2);
        c21.intoArray(c, t2 + n1);
        c22.intoArray(c, t2 + n2);
        c23.intoArray(c, t2 + n3);
        int t3 = t2 + cRow;
        c30.intoArray(c, t3);
        c31.intoArray(c, t3 + n1);
        c32.intoArray(c, t3 + n2);
        c33.intoArray(c, t3 + n3);
        int t4 = t3 + cRow;
        c40.intoArray(c, t4);
        c41.intoArray(c, t4 + n1);
        c42.intoArray(c, t4 + n2);
        c43.intoArray(c, t4 + n3);
        int t5 = t4 + cRow;
        c50.intoArray(c, t5);
        c51.intoArray(c, t5 + n1);
        c52.intoArray(c, t5 + n2);
        c53.intoArray(c, t5 + n3);
    }

    private static void rows4(float[] a, int aAt, int aRow, float[] b, int bAt, int bPanel, float[] start, int startAt,
            int startRow, float[] c, int cAt, int cRow, int cPanel, int depth) {
        int x0 = aAt;
        int x1 = x0 + aRow;
        int x2 = x1 + aRow;
        int x3 = x2 + aRow;
        int y0 = bAt;
        int y1 = bAt + Layout.place(L, bPanel);
        int y2 = bAt + Layout.place(2 * L, bPanel);
        int y3 = bAt + Layout.place(3 * L, bPanel);
        int n1 = Layout.place(L, cPanel);
        int n2 = Layout.place(2 * L, cPanel);
        int n3 = Layout.place(3 * L, cPanel);
        int s0 = startAt;
        FloatVector c00 = FloatVector.fromArray(S, start, s0);
        FloatVector c01 = FloatVector.fromArray(S, start, s0 + n1);
        FloatVector c02 = FloatVector.fromArray(S, start, s0 + n2);
        FloatVector c03 = FloatVector.fromArray(S, start, s0 + n3);
        int s1 = s0 + startRow;
        FloatVector c10 = FloatVector.fromArray(S, start, s1);
        FloatVector c11 = FloatVector.fromArray(S, start, s1 + n1);
        FloatVector c12 = FloatVector.fromArray(S, start, s1 + n2);
        FloatVector c13 = FloatVector.fromArray(S, start, s1 + n3);
        int s2 = s1 + startRow;
        FloatVector c20 = FloatVector.fromArray(S, start, s2);
        FloatVector c21 = FloatVector.fromArray(S, start, s2 + n1);
        FloatVector c22 = FloatVector.fromArray(S, start, s2 + n2);
        FloatVector c23 = FloatVector.fromArray(S, start, s2 + n3);
        int s3 = s2 + startRow;
        FloatVector c30 = FloatVector.fromArray(S, start, s3);
        FloatVector c31 = FloatVector.fromArray(S, start, s3 + n1);
        FloatVector c32 = FloatVector.fromArray(S, start, s3 + n2);
        FloatVector c33 = FloatVector.fromArray(S, start, s3 + n3);
        for (int k = 0; k < depth; k++) {
            FloatVector b0 = FloatVector.fromArray(S, b, y0 + PANEL * k);
            FloatVector b1 = FloatVector.fromArray(S, b, y1 + PANEL * k);
            FloatVector b2 = FloatVector.fromArray(S, b, y2 + PANEL * k);
            FloatVector b3 = FloatVector.fromArray(S, b, y3 + PANEL * k);
            FloatVector x = FloatVector.broadcast(S, a[x0 + k]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            c02 = x.fma(b2, c02);
            c03 = x.fma(b3, c03);
            x = FloatVector.broadcast(S, a[x1 + k]);
            c10 = x.fma(b0, c10);
            c11 = x.fma(b1, c11);
            c12 = x.fma(b2, c12);
            c13 = x.fma(b3, c13);
            x = FloatVector.broadcast(S, a[x2 + k]);
            c20 = x.fma(b0, c20);
            c21 = x.fma(b1, c21);
            c22 = x.fma(b2, c22);
            c23 = x.fma(b3, c23);
            x = FloatVector.broadcast(S, a[x3 + k]);
            c30 = x.fma(b0, c30);
            c31 = x.fma(b1, c31);
            c32 = x.fma(b2, c32);
            c33 = x.fma(b3, c33);
        }
        int t0 = cAt;
        c00.intoArray(c, t0);
        c01.intoArray(c, t0 + n1);
        c02.intoArray(c, t0 + n2);
        c03.intoArray(c, t0 + n3);
        int t1 = t0 + cRow;
        c10.intoArray(c, t1);
        c11.intoArray(c, t1 + n1);
        c12.intoArray(c, t1 + n2);
        c13.intoArray(c, t1 + n3);
        int t2 = t1 + cRow;
        c20.intoArray(c, t2);
        c21.intoArray(c, t2 + n1);
        c22.intoArray(c, t2 + n2);
        c23.intoArray(c, t2 + n3);
        int t3 = t2 + cRow;
        c30.intoArray(c, t3);
        c31.intoArray(c, t3 + n1);
        c32.intoArray(c, t3 + n2);
        c33.intoArray(c, t3 + n3);
    }

    private static void rows1(float[] a, int aAt, float[] b, int bAt, int bPanel, float[] start, int startAt, float[] c,
            int cAt, int cPanel, int depth) {
        int x0 = aAt;
        int y0 = bAt;
        int y1 = bAt + Layout.place(L, bPanel);
        int y2 = bAt + Layout.place(2 * L, bPanel);
        int y3 = bAt + Layout.place(3 * L, bPanel);
        int n1 = Layout.place(L, cPanel);
        int n2 = Layout.place(2 * L, cPanel);
        int n3 = Layout.place(3 * L, cPanel);
        int s0 = startAt;
        FloatVector c00 = FloatVector.fromArray(S, start, s0);
        FloatVector c01 = FloatVector.fromArray(S, start, s0 + n1);
        FloatVector c02 = FloatVector.fromArray(S, start, s0 + n2);
        FloatVector c03 = FloatVector.fromArray(S, start, s0 + n3);
        for (int k = 0; k < depth; k++) {
            FloatVector b0 = FloatVector.fromArray(S, b, y0 + PANEL * k);
            FloatVector b1 = FloatVector.fromArray(S, b, y1 + PANEL * k);
            FloatVector b2 = FloatVector.fromArray(S, b, y2 + PANEL * k);
            FloatVector b3 = FloatVector.fromArray(S, b, y3 + PANEL * k);
            FloatVector x = FloatVector.broadcast(S, a[x0 + k]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            c02 = x.fma(b2, c02);
            c03 = x.fma(b3, c03);
        }
        int t0 = cAt;
        c00.intoArray(c, t0);
        c01.intoArray(c, t0 + n1);
        c02.intoArray(c, t0 + n2);
        c03.intoArray(c, t0 + n3);
    }
}
