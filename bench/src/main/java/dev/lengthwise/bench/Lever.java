package dev.lengthwise.bench;

import dev.lengthwise.batch.Batch;
import dev.lengthwise.tensor.Precision;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One thing that our training step does for speed, against the same step without it.
 *
 * @param name of the lever
 * @param peer what is done without it
 */
record Lever(String name, String peer, Way ours, Way theirs) {

    /** Those that change how a step computes, not what. */
    static List<Lever> all(Precision precision) {
        Way ours = Way.ours(precision);
        return List.of(
                new Lever("exact lengths", "padding to the longest", ours,
                        ours.laidOut(batch -> List.of(Padding.toLongest(batch)))),
                new Lever("exact lengths", "8 buckets", ours,
                        ours.laidOut(batch -> List.of(Padding.toBuckets(batch, 8)))),
                new Lever("bf16 linear maps", "fp32", ours.in(Precision.BF16), ours.in(Precision.FP32)),
                new Lever("last block at answers", "last block everywhere", ours, ours.lastBlockEverywhere()),
                new Lever("whole batch", "pieces of 4096 tokens", ours,
                        ours.laidOut(batch -> Pieces.of(batch, 4096))),
                new Lever("whole batch", "pieces of 1024 tokens", ours,
                        ours.laidOut(batch -> Pieces.of(batch, 1024))));
    }

    /**
     * Steps with it and without in turn.
     *
     * @param batches one after another make a round
     */
    Row measure(String size, StillStep step, List<Batch> batches, int rounds) {
        List<List<Batch>> ourBatches = batches.stream().map(ours.layout()).toList();
        List<List<Batch>> theirBatches = batches.stream().map(theirs.layout()).toList();
        Contest contest = Contest.of(() -> ourBatches.forEach(batch -> step.run(ours, batch)),
                () -> theirBatches.forEach(batch -> step.run(theirs, batch)), rounds);
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("milliseconds a step", contest.ours().median() * 1e3 / batches.size());
        figures.put("peer's milliseconds a step", contest.peer().median() * 1e3 / batches.size());
        figures.put("peer's tokens for each of ours", (double) tokens(theirBatches) / tokens(ourBatches));
        addDifferences(step, batches, figures);
        return new Row(size + ", " + name, contest.ratio(), peer, figures);
    }

    /** That both compute the same: in the precision that is timed, and where only that blurs it, in fp32. */
    private void addDifferences(StillStep step, List<Batch> batches, Map<String, Double> figures) {
        double loss = 0;
        double gradient = 0;
        double exact = 0;
        boolean blurred = ours.precision() == Precision.BF16 && theirs.precision() == Precision.BF16;
        for (Batch batch : batches) {
            Gradient with = step.gradient(ours, batch);
            Gradient without = step.gradient(theirs, batch);
            loss = Math.max(loss, with.lossDifference(without));
            gradient = Math.max(gradient, with.difference(without));
            if (blurred) {
                exact = Math.max(exact, step.gradient(ours.in(Precision.FP32), batch)
                        .difference(step.gradient(theirs.in(Precision.FP32), batch)));
            }
        }
        figures.put("largest relative difference of losses", loss);
        figures.put("largest relative difference of gradients", gradient);
        if (blurred) {
            figures.put("the same in fp32", exact);
        }
    }

    private static long tokens(List<List<Batch>> laidOut) {
        return laidOut.stream().flatMap(List::stream).mapToLong(batch -> batch.tokens().length).sum();
    }
}
