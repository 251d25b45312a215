package dev.lengthwise.engine.kernel;

import dev.lengthwise.model.Position;
import java.util.Arrays;

/**
 * A number for each head and distance of the key. A head's numbers lie with the farthest distance first, so that a query's begin one place
 * before those of the query before it: none is held twice.
 */
record DistanceBias(int heads, Numbers numbers) implements ScoreBias {
    /** Where the numbers come from. */
    interface Numbers {
        float of(Workspace work, int head, int distance);

        boolean trained();

        /** Adds to the gradient of what the number comes from. */
        void add(Workspace work, int head, int distance, float gradient);
    }

    /** Lines: nothing is trained. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Slopes(float[] slopes) implements Numbers {
        static Slopes of(int heads) {
            double[] published = Position.Alibi.slopes(heads);
            float[] slopes = new float[heads];
            for (int head = 0; head < heads; head++) {
                slopes[head] = (float) published[head];
            }
            return new Slopes(slopes);
        }

        @Override
        public float of(Workspace work, int head, int distance) {
            return -slopes[head] * distance;
        }

        @Override
        public boolean trained() {
            return false;
        }

        @Override
        public void add(Workspace work, int head, int distance, float gradient) {
            throw new IllegalStateException("slopes are not trained");
        }
    }

    /**
     * One for each bucket.
     *
     * @param table where the numbers begin, [buckets, N], row by row
     * @param row numbers of a bucket, zeros included
     */
    record Buckets(Position.T5 t5, int table, int row) implements Numbers {
        @Override
        public float of(Workspace work, int head, int distance) {
            return work.values()[at(head, distance)];
        }

        @Override
        public boolean trained() {
            return true;
        }

        @Override
        public void add(Workspace work, int head, int distance, float gradient) {
            work.gradient()[at(head, distance)] += gradient;
        }

        private int at(int head, int distance) {
            return table + t5.bucket(distance) * row + head;
        }
    }

    @Override
    public void prepare(Workspace work, int from, int to) {
        float[] values = values(work);
        for (int head = 0; head < heads; head++) {
            for (int distance = 0; distance < to; distance++) {
                values[at(work, head, distance)] = numbers.of(work, head, distance);
            }
        }
    }

    @Override
    public float[] values(Workspace work) {
        return work.biases(heads * size(work));
    }

    /** The numbers of distances begin with that of the query's own place; also where a distance lies. */
    @Override
    public int at(Workspace work, int head, int query) {
        return head * size(work) + work.longest() - 1 - query;
    }

    @Override
    public int row(Workspace work) {
        return -1;
    }

    /** Of a head: one for each distance, and what is computed and not used. */
    private static int size(Workspace work) {
        return 2 * Partials.padded(work.longest()) + AttentionLayer.QUERIES;
    }

    @Override
    public void forget(Workspace work) {
        if (numbers.trained()) {
            Arrays.fill(gradient(work), 0);
        }
    }

    private float[] gradient(Workspace work) {
        return work.biasGradient(heads * size(work));
    }

    @Override
    public void collect(Workspace work, int head, int query, float[] gradients, int at) {
        if (numbers.trained()) {
            float[] sums = gradient(work);
            int to = at(work, head, query);
            work.rows().add(sums, to, gradients, at, sums, to, Partials.padded(query + 1));
        }
    }

    @Override
    public void finish(Workspace work, int to) {
        if (numbers.trained()) {
            float[] sums = gradient(work);
            for (int head = 0; head < heads; head++) {
                for (int distance = 0; distance < to; distance++) {
                    numbers.add(work, head, distance, sums[at(work, head, distance)]);
                }
            }
        }
    }
}
