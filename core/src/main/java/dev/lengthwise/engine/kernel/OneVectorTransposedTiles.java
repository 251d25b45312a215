package dev.lengthwise.engine.kernel;

import static dev.lengthwise.engine.kernel.Layout.PANEL;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The columns of {@link Products#multiplyTransposed} that one vector holds: up to 6 rows at a time, whose sums stay in registers until they are whole.
 * In the loop every place is k, or k times 16, and what does not change with k, so Java checks it once, before the loop. Where a row begins comes as an argument: the code is half as fast where Java sees that some begin side by side.
 */
final class OneVectorTransposedTiles {
    private static final VectorSpecies<Float> S = Lanes.SPECIES;

    private OneVectorTransposedTiles() {
    }

    /** L columns. */
    static void multiply(float[] a, int aAt, int aPanel, float[] b, int bAt, float[] start, int startAt, int startRow,
            float[] c, int cAt, int cRow, int rows, int depth) {
        int m = 0;
        while (m + 6 <= rows && rows - m != 8) {
            rows6(a, aAt + Layout.place(m, aPanel), aAt + Layout.place(m + 1, aPanel),
                    aAt + Layout.place(m + 2, aPanel), aAt + Layout.place(m + 3, aPanel),
                    aAt + Layout.place(m + 4, aPanel), aAt + Layout.place(m + 5, aPanel), b, bAt, start,
                    startAt + m * startRow, startRow, c, cAt + m * cRow, cRow, depth);
            m += 6;
        }
        while (m + 4 <= rows) {
            rows4(a, aAt + Layout.place(m, aPanel), aAt + Layout.place(m + 1, aPanel),
                    aAt + Layout.place(m + 2, aPanel), aAt + Layout.place(m + 3, aPanel), b, bAt, start,
                    startAt + m * startRow, startRow, c, cAt + m * cRow, cRow, depth);
            m += 4;
        }
        for (; m < rows; m++) {
            rows1(a, aAt + Layout.place(m, aPanel), b, bAt, start, startAt + m * startRow, c, cAt + m * cRow, depth);
        }
    }

    private static void rows6(float[] a, int x0, int x1, int x2, int x3, int x4, int x5, float[] b, int bAt,
            float[] start, int startAt, int startRow, float[] c, int cAt, int cRow, int depth) {
        int y0 = bAt;
        int s0 = startAt;
        FloatVector c00 = FloatVector.fromArray(S, start, s0);
        int s1 = s0 + startRow;
        FloatVector c10 = FloatVector.fromArray(S, start, s1);
        int s2 = s1 + startRow;
        FloatVector c20 = FloatVector.fromArray(S, start, s2);
        int s3 = s2 + startRow;
        FloatVector c30 = FloatVector.fromArray(S, start, s3);
        int s4 = s3 + startRow;
        FloatVector c40 = FloatVector.fromArray(S, start, s4);
        int s5 = s4 + startRow;
        FloatVector c50 = FloatVector.fromArray(S, start, s5);
        for (int k = 0; k < PANEL * depth; k += PANEL) {
            FloatVector b0 = FloatVector.fromArray(S, b, y0 + k);
            FloatVector x = FloatVector.broadcast(S, a[x0 + k]);
            c00 = x.fma(b0, c00);
            x = FloatVector.broadcast(S, a[x1 + k]);
            c10 = x.fma(b0, c10);
            x = FloatVector.broadcast(S, a[x2 + k]);
            c20 = x.fma(b0, c20);
            x = FloatVector.broadcast(S, a[x3 + k]);
            c30 = x.fma(b0, c30);
            x = FloatVector.broadcast(S, a[x4 + k]);
            c40 = x.fma(b0, c40);
            x = FloatVector.broadcast(S, a[x5 + k]);
            c50 = x.fma(b0, c50);
        }
        int t0 = cAt;
        c00.intoArray(c, t0);
        int t1 = t0 + cRow;
        c10.intoArray(c, t1);
        int t2 = t1 + cRow;
        c20.intoArray(c, t2);
        int t3 = t2 + cRow;
        c30.intoArray(c, t3);
        int t4 = t3 + cRow;
        c40.intoArray(c, t4);
        int t5 = t4 + cRow;
        c50.intoArray(c, t5);
    }

    private static void rows4(float[] a, int x0, int x1, int x2, int x3, float[] b, int bAt, float[] start, int startAt,
            int startRow, float[] c, int cAt, int cRow, int depth) {
        int y0 = bAt;
        int s0 = startAt;
        FloatVector c00 = FloatVector.fromArray(S, start, s0);
        int s1 = s0 + startRow;
        FloatVector c10 = FloatVector.fromArray(S, start, s1);
        int s2 = s1 + startRow;
        FloatVector c20 = FloatVector.fromArray(S, start, s2);
        int s3 = s2 + startRow;
        FloatVector c30 = FloatVector.fromArray(S, start, s3);
        for (int k = 0; k < PANEL * depth; k += PANEL) {
            FloatVector b0 = FloatVector.fromArray(S, b, y0 + k);
            FloatVector x = FloatVector.broadcast(S, a[x0 + k]);
            c00 = x.fma(b0, c00);
            x = FloatVector.broadcast(S, a[x1 + k]);
            c10 = x.fma(b0, c10);
            x = FloatVector.broadcast(S, a[x2 + k]);
            c20 = x.fma(b0, c20);
            x = FloatVector.broadcast(S, a[x3 + k]);
            c30 = x.fma(b0, c30);
        }
        int t0 = cAt;
        c00.intoArray(c, t0);
        int t1 = t0 + cRow;
        c10.intoArray(c, t1);
        int t2 = t1 + cRow;
        c20.intoArray(c, t2);
        int t3 = t2 + cRow;
        c30.intoArray(c, t3);
    }

    private static void rows1(float[] a, int x0, float[] b, int bAt, float[] start, int startAt, float[] c, int cAt,
            int depth) {
        int y0 = bAt;
        int s0 = startAt;
        FloatVector c00 = FloatVector.fromArray(S, start, s0);
        for (int k = 0; k < PANEL * depth; k += PANEL) {
            FloatVector b0 = FloatVector.fromArray(S, b, y0 + k);
            FloatVector x = FloatVector.broadcast(S, a[x0 + k]);
            c00 = x.fma(b0, c00);
        }
        int t0 = cAt;
        c00.intoArray(c, t0);
    }
}
