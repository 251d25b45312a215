package dev.lengthwise.engine.kernel;

import dev.lengthwise.model.AttentionKind;

/** How a layer makes weights of rows of scores, and the way back; rows as {@link Rowwise} has them. */
record ScoreWeights(AttentionKind kind) {
    void forward(Workspace work, float[] a, int at, int count, int end) {
        switch (kind) {
            case SOFTMAX -> work.rows().softmax(a, at, count, end);
            case SPARSEMAX -> work.weighing().sparsemax(a, at, count, end);
            case ENTMAX15 -> work.weighing().entmax15(a, at, count, end);
            case ADAPTIVE_SOFTMAX -> {
                float theta = (float) AttentionKind.sharper(work.weighing().entropy(a, at, count));
                work.rows().scale(a, at, theta, a, at, Partials.padded(count));
                work.rows().softmax(a, at, count, end);
            }
        }
    }

    /** @param d the gradients of the weights p, which become those of the scores */
    void backward(Workspace work, float[] p, int pAt, float[] d, int dAt, int count, int end) {
        switch (kind) {
            case SOFTMAX -> work.rows().softmaxGradient(p, pAt, d, dAt, count, end);
            case SPARSEMAX -> work.weighing().sparsemaxGradient(p, pAt, d, dAt, count, end);
            case ENTMAX15 -> work.weighing().entmax15Gradient(p, pAt, d, dAt, count, end);
            case ADAPTIVE_SOFTMAX -> throw new IllegalStateException(kind + " is for asking alone");
        }
    }
}
