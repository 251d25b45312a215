package dev.lengthwise.engine.kernel;

/** What is done to all numbers of a model at once, a stretch of them at a time. Stretches begin and end at multiples of 16. */
interface Flat {
    /**
     * The first shard becomes the sum of all, in their order.
     *
     * @return the sum of its squares
     */
    double sum(float[][] shards, int from, int to);

    /**
     * Adam with decoupled weight decay: {@code m += (1-β1)(g - m)}, {@code v = β2 v + (1-β2) g²},
     * {@code w = keep · w - rate · m / (root · √v + ε)}.
     *
     * @param clip what g is multiplied by
     * @param keep {@code 1 - learning rate · weight decay}
     * @param rate {@code learning rate / (1 - β1^t)}
     * @param root {@code 1 / √(1 - β2^t)}
     */
    void adam(float[] w, float[] g, float[] m, float[] v, int from, int to, float clip, float keep, float rate,
            float root, float beta1, float beta2);

    /** {@code a += part · (w - a)}. */
    void approach(float[] a, float[] w, float part, int from, int to);
}
