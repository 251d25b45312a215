package dev.lengthwise.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * How threads wait for each other: spinning for a moment and then asleep, as the launcher has it, against spinning for long, libgomp's
 * default, and against sleeping at once; on a machine that does nothing else and on one that is busy.
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
        return "training steps with threads that spin for a moment and then sleep against threads that spin for long, or sleep at once, alone and beside a busy process a thread";
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
                rows.addAll(rows(name, size.work(threads), others, rounds, progress));
            }
        }
        return rows;
    }

    private static List<Row> rows(String name, StepWork work, int others, int rounds, Consumer<String> progress) {
        List<StepReport> ours = new ArrayList<>();
        List<StepReport> spinning = new ArrayList<>();
        List<StepReport> asleep = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            progress.accept("waiting, " + name + ", round " + (round + 1) + " of " + rounds);
            ours.add(measured(work, others, Surroundings.SAME));
            spinning.add(measured(work, others, Surroundings.SPINNING));
            asleep.add(measured(work, others, Surroundings.ASLEEP));
        }
        return List.of(row(name, "spinning", ours, spinning), row(name, "asleep at once", ours, asleep));
    }

    private static Row row(String name, String peer, List<StepReport> ours, List<StepReport> theirs) {
        Contest contest = new Contest(timing(ours), timing(theirs));
        double difference = IntStream.range(0, ours.size())
                .mapToDouble(i -> Math.abs(ours.get(i).loss() - theirs.get(i).loss()) / theirs.get(i).loss()).max()
                .orElse(0);
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("milliseconds a step", contest.ours().median() * 1e3);
        figures.put("peer's milliseconds a step", contest.peer().median() * 1e3);
        figures.put("largest relative difference of losses", difference);
        return new Row(name, contest.ratio(), peer, figures);
    }

    private static Timing timing(List<StepReport> reports) {
        return new Timing(reports.stream().mapToDouble(StepReport::secondsAStep).toArray());
    }

    /** The busy ones train too, with a thread each. */
    private static StepReport measured(StepWork work, int others, Surroundings surroundings) {
        List<StepWork> works = new ArrayList<>(List.of(work));
        works.addAll(Collections.nCopies(others,
                new StepWork(work.width(), work.batch(), 1, work.ahead(), work.seconds())));
        return StepChild.together(works, surroundings).getFirst();
    }
}
