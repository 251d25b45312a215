package dev.lengthwise.engine.kernel;

/**
 * A sequence of a piece, as attention sees it.
 *
 * @param index of the sequence in the piece
 * @param start its first row among the piece's tokens
 * @param length T, its tokens
 * @param first its first token whose update is wanted
 * @param row where that one stands among the wanted rows
 */
record Span(int index, int start, int length, int first, int row) {
    private static final int CACHE_SETS = 64;
    private static final int FEW = 256;

    /** Numbers from one row of scores to the next; not a power of two where there are many. */
    static int stride(int length) {
        int padded = Partials.padded(length);
        return padded >= FEW && padded % CACHE_SETS == 0 ? padded + Partials.COUNT : padded;
    }
}
