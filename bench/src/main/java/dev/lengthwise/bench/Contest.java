package dev.lengthwise.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Our way and a peer's of doing the same work, timed in turn: ours, peer, ours, peer, ...
 *
 * @param ours our times
 * @param peer the peer's
 */
public record Contest(Timing ours, Timing peer) {

    /** @param rounds counted rounds, after one that is not */
    public static Contest of(Runnable ours, Runnable peer, int rounds) {
        List<Timing> timings = inTurn(rounds, ours, peer);
        return new Contest(timings.get(0), timings.get(1));
    }

    /**
     * Times works in turn: each once a round.
     *
     * @param rounds counted rounds, after one that is not
     * @return a timing a work, in their order
     */
    static List<Timing> inTurn(int rounds, Runnable... works) {
        Arrays.stream(works).forEach(Contest::seconds);
        double[][] times = new double[works.length][rounds];
        for (int round = 0; round < rounds; round++) {
            for (int work = 0; work < works.length; work++) {
                times[work][round] = seconds(works[work]);
            }
        }
        List<Timing> timings = new ArrayList<>();
        for (double[] seconds : times) {
            timings.add(new Timing(seconds));
        }
        return timings;
    }

    /** How many times as fast ours is, round by round. */
    public Timing ratio() {
        return peer.dividedBy(ours);
    }

    /** How long a work takes. */
    static double seconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }
}
