package dev.lengthwise.engine.kernel;

/** Sizes that decide how much memory the engine takes, for who tells it before. */
public final class Sizes {
    /** Numbers that rows are filled up to a multiple of: as many as the widest vectors hold, and as a panel has columns. */
    public static final int FILLED = 16;
    /** Tokens of a tile: what is made of them stays in the second-level cache. */
    public static final int TILE = 192;
    /** Parts that a batch is cut into at most, each with a gradient of its own. */
    public static final int MOST_SHARDS = 8;
    /** Bytes of keys and values that one thread keeps at most for the sequences that it writes side by side. */
    public static final long CACHE = 32L << 20;

    private Sizes() {
    }
}
