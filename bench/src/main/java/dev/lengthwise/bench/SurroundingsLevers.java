package dev.lengthwise.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What has to be decided before a JVM starts, and the data stream: processes as they are and without something, in turn. */
final class SurroundingsLevers {
    private record Without(String name, String peer, StepWork work, Surroundings surroundings) {
    }

    private SurroundingsLevers() {
    }

    static List<Row> measure(StepWork work, int rounds, Consumer<String> progress) {
        String size = "width " + work.width();
        List<Without> peers = peers(size, work, progress);
        List<StepReport> ours = new ArrayList<>();
        Map<Without, List<StepReport>> theirs = new LinkedHashMap<>();
        for (int round = 1; round <= rounds; round++) {
            progress.accept("levers, " + size + ", processes, round " + round + " of " + rounds);
            ours.add(run(work, Surroundings.SAME));
            for (Without peer : peers) {
                theirs.computeIfAbsent(peer, without -> new ArrayList<>()).add(run(peer.work(), peer.surroundings()));
            }
        }
        return peers.stream().map(peer -> row(size, peer, ours, theirs.getOrDefault(peer, List.of()))).toList();
    }

    private static List<Without> peers(String size, StepWork work, Consumer<String> progress) {
        List<Without> peers = new ArrayList<>();
        if (Surroundings.PLAIN_MALLOC.withoutVariables().isEmpty()) {
            progress.accept("levers, " + size + ": no malloc settings to compare with none: start with ./lengthwise");
        } else {
            peers.add(new Without("malloc settings", "none", work, Surroundings.PLAIN_MALLOC));
        }
        peers.add(new Without("pointers not collected", "pointers collected", work, Surroundings.POINTER_COLLECTION));
        peers.add(new Without("batches made ahead", "batches made inline", work.withBatchesInline(),
                Surroundings.SAME));
        return peers;
    }

    private static StepReport run(StepWork work, Surroundings surroundings) {
        return StepChild.together(List.of(work), surroundings).getFirst();
    }

    private static Row row(String size, Without peer, List<StepReport> ours, List<StepReport> theirs) {
        Contest contest = new Contest(timing(ours), timing(theirs));
        double worst = 0;
        for (int i = 0; i < ours.size(); i++) {
            worst = Math.max(worst, Math.abs(ours.get(i).loss() - theirs.get(i).loss()) / theirs.get(i).loss());
        }
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("milliseconds a step", contest.ours().median() * 1e3);
        figures.put("peer's milliseconds a step", contest.peer().median() * 1e3);
        StepReport.putPeak(figures, "peak resident MB", largest(ours));
        StepReport.putPeak(figures, "peer's peak resident MB", largest(theirs));
        figures.put("largest relative difference of losses", worst);
        return new Row(size + ", " + peer.name(), contest.ratio(), peer.peer(), figures);
    }

    private static Timing timing(List<StepReport> reports) {
        return new Timing(reports.stream().mapToDouble(StepReport::secondsAStep).toArray());
    }

    private static long largest(List<StepReport> reports) {
        return reports.stream().mapToLong(StepReport::peakBytes).max().orElse(0);
    }
}
