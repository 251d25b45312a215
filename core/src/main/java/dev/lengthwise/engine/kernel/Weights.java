package dev.lengthwise.engine.kernel;

/**
 * A model's numbers.
 *
 * @param values all of them, as {@link Layout} has placed them
 * @param transposed the matrices once more, each transposed in the same place: what the way back reads
 */
@SuppressWarnings("ArrayRecordComponent") // the arrays are what it is about
record Weights(float[] values, float[] transposed) {
    static Weights zeros(int size) {
        return new Weights(new float[size], new float[size]);
    }
}
