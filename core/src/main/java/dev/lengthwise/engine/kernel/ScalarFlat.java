package dev.lengthwise.engine.kernel;

/** All numbers of a model one by one, where there are no vectors: the same bits. */
final class ScalarFlat implements Flat {

    @Override
    public double sum(float[][] shards, int from, int to) {
        float[] sums = new float[Partials.COUNT];
        for (int i = from; i < to; i++) {
            float sum = shards[0][i];
            for (int shard = 1; shard < shards.length; shard++) {
                sum += shards[shard][i];
            }
            shards[0][i] = sum;
            int place = (i - from) % Partials.COUNT;
            sums[place] = Fused.multiplyAdd(sum, sum, sums[place]);
        }
        return Partials.sum(sums);
    }

    @Override
    public void adam(float[] w, float[] g, float[] m, float[] v, int from, int to, float clip, float keep, float rate,
            float root, float beta1, float beta2) {
        for (int i = from; i < to; i++) {
            float gradient = g[i] * clip;
            m[i] = Fused.multiplyAdd(gradient - m[i], 1 - beta1, m[i]);
            v[i] = Fused.multiplyAdd(v[i], beta2, gradient * gradient * (1 - beta2));
            float root2 = (float) Math.sqrt(v[i]);
            w[i] = w[i] * keep - m[i] * rate / Fused.multiplyAdd(root2, root, Optimizer.EPSILON);
        }
    }

    @Override
    public void approach(float[] a, float[] w, float part, int from, int to) {
        for (int i = from; i < to; i++) {
            a[i] = Fused.multiplyAdd(w[i] - a[i], part, a[i]);
        }
    }
}
