package dev.lengthwise.gap;

import dev.lengthwise.construct.Limit;
import dev.lengthwise.construct.TaskConstruction;
import dev.lengthwise.evaluate.LengthResult;
import dev.lengthwise.gap.GapCell.Agreement;
import dev.lengthwise.text.Counted;
import dev.lengthwise.text.Grouped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a study of constructed models found, in sentences that follow from its numbers alone. */
final class GapFindings {
    private static final int MOST_NAMED = 6;

    private GapFindings() {
    }

    static List<String> of(GapResult result) {
        List<String> findings = new ArrayList<>();
        findings.add(agreement(result));
        for (GapSweep sweep : result.sweeps()) {
            findings.add(sweep.name() + " (" + sweep.construction() + "): " + survivors(sweep));
        }
        findings.add(reasons(result));
        contradictions(result, findings);
        return findings;
    }

    /** What it comes to, in one sentence. */
    static String verdict(GapResult result) {
        List<GapCell> cells = result.cells().stream().filter(cell -> !cell.results().isEmpty()).toList();
        long agree = cells.stream().filter(cell -> cell.agreement() == Agreement.YES).count();
        long earlier = cells.stream().filter(cell -> cell.agreement() == Agreement.EARLIER).count();
        long later = cells.stream().filter(cell -> cell.agreement() == Agreement.LATER).count();
        long failed = cells.stream().filter(cell -> cell.firstFailure().isPresent()).count();
        long open = result.cells().stream().filter(cell -> !cell.done()).count();
        if (cells.isEmpty()) {
            return "No cell was tested, so nothing is known yet.";
        }
        return "At the lengths that were tested, " + agree + " of " + cells.size()
                + " cells do as theory says: right wherever it is sure, wrong wherever it says so"
                + (earlier > 0 ? "; " + earlier + (earlier == 1 ? " is" : " are") + " wrong although it is sure" : "")
                + (later > 0
                        ? "; " + later + (later == 1 ? " is" : " are") + " right although exact arithmetic is wrong"
                        : "")
                + "; " + (failed == 0 ? "none fails" : failed + (failed == 1 ? " fails" : " fail") + " at some length")
                + (open > 0 ? "; " + open + (open == 1 ? " is" : " are") + " not done" : "") + ".";
    }

    private static String agreement(GapResult result) {
        List<GapCell> cells = result.cells();
        long failed = cells.stream().filter(cell -> cell.firstFailure().isPresent()).count();
        long agree = cells.stream().filter(cell -> cell.agreement() == Agreement.YES).count();
        return failed + " of " + cells.size() + " cells fail somewhere up to the length that was tested. "
                + (agree == cells.size()
                        ? "All of them are right wherever theory is sure and wrong where it says so."
                        : agree + " are right wherever theory is sure and wrong where it says so; the others are named below.");
    }

    /** Which softmaxes are right throughout, precision by precision. */
    private static String survivors(GapSweep sweep) {
        Map<String, List<String>> bySoftmaxes = new LinkedHashMap<>();
        for (String precision : sweep.precisions()) {
            List<String> right = sweep.softmaxes().stream().filter(softmax -> sweep.cells().stream()
                    .filter(cell -> cell.precision().equals(precision) && cell.softmax().equals(softmax))
                    .allMatch(cell -> cell.done() && cell.firstFailure().isEmpty())).toList();
            String words = right.isEmpty()
                    ? "no softmax"
                    : right.size() == sweep.softmaxes().size() ? "every softmax" : String.join("; ", right);
            bySoftmaxes.computeIfAbsent(words, key -> new ArrayList<>()).add(precision);
        }
        return "up to length " + Grouped.of(sweep.longest()) + " nothing fails "
                + bySoftmaxes.entrySet().stream()
                        .map(entry -> "in " + String.join(", ", entry.getValue()) + " with " + entry.getKey())
                        .collect(Collectors.joining(" - "))
                + ".";
    }

    private static String reasons(GapResult result) {
        Map<String, Integer> reasons = new LinkedHashMap<>();
        result.sweeps().forEach(
                sweep -> sweep.cells().stream().filter(cell -> cell.firstFailure().isPresent()).forEach(cell -> reasons
                        .merge(cell.why() + ", at " + cell.firstWrongKind(sweep.kinds()).orElse("?"), 1,
                                Integer::sum)));
        if (reasons.isEmpty()) {
            return "Nothing failed, so nothing failed first.";
        }
        return "What fails first: " + reasons.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .map(entry -> entry.getKey() + " (" + Counted.of(entry.getValue(), "cell") + ")")
                .collect(Collectors.joining("; ")) + ". " + absent(result, reasons.keySet());
    }

    /** Limits that theory knows of for these tasks and no cell fails by. */
    private static String absent(GapResult result, Set<String> reasons) {
        String absent = TaskConstruction.limits(result.sweeps().stream().map(GapSweep::task).distinct().toList())
                .stream().map(Limit::words)
                .filter(words -> reasons.stream().noneMatch(reason -> reason.startsWith(words)))
                .collect(Collectors.joining("; "));
        return absent.isEmpty() ? "Every limit that theory knows of occurs." : "No cell fails by: " + absent + ".";
    }

    private static void contradictions(GapResult result, List<String> findings) {
        for (Agreement kind : List.of(Agreement.EARLIER, Agreement.LATER)) {
            List<String> named = new ArrayList<>();
            result.sweeps().forEach(sweep -> sweep.cells().stream().filter(cell -> cell.agreement() == kind)
                    .forEach(cell -> named.add(name(sweep, cell, kind))));
            if (!named.isEmpty()) {
                findings.add((kind == Agreement.EARLIER
                        ? "Wrong although theory is sure: "
                        : "Right although exact arithmetic is wrong: ")
                        + String.join("; ", named.subList(0, Math.min(MOST_NAMED, named.size())))
                        + (named.size() > MOST_NAMED ? "; and " + (named.size() - MOST_NAMED) + " more" : "") + ".");
            }
        }
    }

    private static String name(GapSweep sweep, GapCell cell, Agreement kind) {
        return sweep.name() + " " + cell.precision() + " " + cell.softmax() + " " + cell.family() + " ("
                + cell.firstFailure().map(LengthResult::length).map(length -> "first wrong at " + length)
                        .orElse("right up to " + cell.longest())
                + ", "
                + (kind == Agreement.EARLIER ? cell.sureBelow() : cell.wrongFrom())
                        .map(forecast -> "theory: " + forecast.length()).orElse("theory: never")
                + ")";
    }
}
