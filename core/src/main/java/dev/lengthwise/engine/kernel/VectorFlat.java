package dev.lengthwise.engine.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** All numbers of a model by vectors. */
final class VectorFlat implements Flat {
    private static final VectorSpecies<Float> S = Lanes.SPECIES;
    private static final int L = S.length();

    private static FloatVector load(float[] a, int at) {
        return FloatVector.fromArray(S, a, at);
    }

    private static FloatVector all(float x) {
        return FloatVector.broadcast(S, x);
    }

    @Override
    public double sum(float[][] shards, int from, int to) {
        float[] first = shards[0];
        for (int shard = 1; shard < shards.length; shard++) {
            float[] other = shards[shard];
            for (int i = from; i < to; i += L) {
                load(first, i).add(load(other, i)).intoArray(first, i);
            }
        }
        float[] sums = new float[Partials.COUNT];
        for (int s = 0; s < Partials.COUNT; s += L) {
            FloatVector sum = all(0);
            for (int i = from + s; i < to; i += Partials.COUNT) {
                FloatVector g = load(first, i);
                sum = g.fma(g, sum);
            }
            sum.intoArray(sums, s);
        }
        return Partials.sum(sums);
    }

    @Override
    public void adam(float[] w, float[] g, float[] m, float[] v, int from, int to, float clip, float keep, float rate,
            float root, float beta1, float beta2) {
        for (int i = from; i < to; i += L) {
            FloatVector gradient = load(g, i).mul(clip);
            FloatVector mean = load(m, i);
            mean = gradient.sub(mean).fma(all(1 - beta1), mean);
            FloatVector square = load(v, i).fma(all(beta2), gradient.mul(gradient).mul(1 - beta2));
            mean.intoArray(m, i);
            square.intoArray(v, i);
            load(w, i).mul(keep).sub(mean.mul(rate).div(square.sqrt().fma(all(root), all(Optimizer.EPSILON))))
                    .intoArray(w, i);
        }
    }

    @Override
    public void approach(float[] a, float[] w, float part, int from, int to) {
        for (int i = from; i < to; i += L) {
            FloatVector average = load(a, i);
            load(w, i).sub(average).fma(all(part), average).intoArray(a, i);
        }
    }
}
