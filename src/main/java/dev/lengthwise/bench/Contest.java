package dev.lengthwise.bench;

/**
 * Our way and a peer's of doing the same work, timed in turn: ours, peer, ours, peer, ...
 *
 * @param ours our times
 * @param peer the peer's
 */
public record Contest(Timing ours, Timing peer) {

    /** @param rounds counted rounds, after one that is not */
    public static Contest of(Runnable ours, Runnable peer, int rounds) {
        seconds(ours);
        seconds(peer);
        double[] first = new double[rounds];
        double[] second = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            first[round] = seconds(ours);
            second[round] = seconds(peer);
        }
        return new Contest(new Timing(first), new Timing(second));
    }

    /** How many times as fast ours is, round by round. */
    public Timing ratio() {
        return peer.dividedBy(ours);
    }

    private static double seconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }
}
