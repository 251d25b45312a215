package dev.lengthwise.task.digits;

/**
 * A number computed column by column, least significant first: what a column gives by itself, and the carry into it.
 *
 * @param shared how many of the columns, the least significant ones, have a digit of each number
 * @param totals of each column without a carry, [n]
 * @param carries into each column, and the last one out, [n + 1]
 * @param chains over how many columns each of these carries has come: 1 where the column before it carries by itself, one more where that
 *     column carries only as it gets a carry; 0 for no carry, [n + 1]
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared or changed
public record Columns(int shared, int[] totals, int[] carries, int[] chains) {
    private static final int BASE = 10;

    /** What follows from the totals. */
    public static Columns of(int shared, int[] totals) {
        int[] carries = new int[totals.length + 1];
        int[] chains = new int[totals.length + 1];
        for (int place = 0; place < totals.length; place++) {
            carries[place + 1] = (totals[place] + carries[place]) / BASE;
            boolean byItself = totals[place] / BASE == carries[place + 1];
            chains[place + 1] = carries[place + 1] == 0 ? 0 : byItself ? 1 : chains[place] + 1;
        }
        return new Columns(shared, totals, carries, chains);
    }

    /** n, how many columns there are. */
    public int length() {
        return totals.length;
    }

    /** The digit that a column gives by itself. */
    public int bare(int place) {
        return totals[place] % BASE;
    }

    /** The digit of the result at a place, 0 to n: at n it is the last carry. */
    public int digit(int place) {
        return place == length() ? carries[place] : (totals[place] + carries[place]) % BASE;
    }

    /** Whether the result has a digit more than there are columns. */
    public boolean overflows() {
        return carries[length()] > 0;
    }
}
