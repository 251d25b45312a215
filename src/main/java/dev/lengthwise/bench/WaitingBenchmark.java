package dev.lengthwise.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How threads wait for each other: asleep, as the launcher has it, against spinning, libgomp's default; on a machine that does nothing
 * else and on one that is busy.
 */
final class WaitingBenchmark implements Benchmark {
    private static final double SECONDS = 4;

    private record Size(int width, int batch) {
        StepWork work(int threads) {
            return new StepWork(width, batch, threads, true, SECONDS);
        }
    }

    private static final List<Size> SIZES = List.of(new Size(32, 64), new Size(128, 256), new Size(256, 1024));

    @Override
    public String name() {
        return "waiting";
    }

    @Override
    public String description() {
        return "training steps with threads that sleep while they wait against threads that spin, alone and beside a busy process a thread";
    }

    @Override
    public List<Row> run(int threads, int rounds, Consumer<String> progress) {
        if (threads == 1) {
            progress.accept("waiting: one thread waits for no other");
            return List.of();
        }
        List<Row> rows = new ArrayList<>();
        for (Size size : SIZES) {
            for (int others : new int[]{0, threads}) {
                String name = "width " + size.width() + ", batch " + size.batch()
                        + (others == 0 ? ", alone" : ", beside " + others + " busy processes");
                rows.add(row(name, size.work(threads), others, rounds, progress));
            }
        }
        return rows;
    }

    private static Row row(String name, StepWork work, int others, int rounds, Consumer<String> progress) {
        double[] asleep = new double[rounds];
        double[] spinning = new double[rounds];
        double difference = 0;
        for (int round = 0; round < rounds; round++) {
            progress.accept("waiting, " + name + ", round " + (round + 1) + " of " + rounds);
            StepReport ours = measured(work, others, Surroundings.SAME);
            StepReport peer = measured(work, others, Surroundings.SPINNING);
            asleep[round] = ours.secondsAStep();
            spinning[round] = peer.secondsAStep();
            difference = Math.max(difference, Math.abs(ours.loss() - peer.loss()) / peer.loss());
        }
        Contest contest = new Contest(new Timing(asleep), new Timing(spinning));
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("milliseconds a step", contest.ours().median() * 1e3);
        figures.put("peer's milliseconds a step", contest.peer().median() * 1e3);
        figures.put("largest relative difference of losses", difference);
        return new Row(name, contest.ratio(), "spinning", figures);
    }

    /** The busy ones train too, with a thread each. */
    private static StepReport measured(StepWork work, int others, Surroundings surroundings) {
        List<StepWork> works = new ArrayList<>(List.of(work));
        works.addAll(Collections.nCopies(others,
                new StepWork(work.width(), work.batch(), 1, work.ahead(), work.seconds())));
        return StepChild.together(works, surroundings).getFirst();
    }
}
