package dev.lengthwise.gap;

import dev.lengthwise.construct.Forecast;
import dev.lengthwise.construct.Limit;
import dev.lengthwise.construct.Theory;
import dev.lengthwise.evaluate.LengthResult;
import dev.lengthwise.result.manifest.Extent;
import dev.lengthwise.result.manifest.ResultManifest;
import dev.lengthwise.result.manifest.StudyManifest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Puts what theory says beside what was measured.
 *
 * @param cells of all sweeps
 * @param masses by the sweep's name
 */
record GapResults(GapPlan plan, List<GapCellFile> cells, Map<String, List<GapMass>> masses) {

    /** @param manifest the study's */
    GapResult read(StudyManifest manifest) {
        List<GapSweep> sweeps = new ArrayList<>();
        for (GapPlan.Sweep sweep : plan.sweeps()) {
            Map<String, Optional<Forecast>> wrongFrom = new HashMap<>(); // the same in every precision
            List<GapCell> judged = cells.stream().filter(cell -> cell.cell().sweep().equals(sweep))
                    .map(cell -> cell(cell, wrongFrom)).toList();
            sweeps.add(GapSweep.of(sweep, words(sweep), judged, masses.getOrDefault(sweep.name(), List.of())));
        }
        Extent extent = new Extent(manifest.peakMemory(), plan.scaleWords(), Optional.of(plan.seed()),
                Optional.empty(), Optional.empty());
        return new GapResult(plan.title(), plan.question(), sweeps, ResultManifest.of(manifest).with(extent));
    }

    private static String words(GapPlan.Sweep sweep) {
        return sweep.task().words()
                + ", made for lengths up to " + String.format(Locale.ROOT, "%,d", sweep.maxLength());
    }

    private GapCell cell(GapCellFile file, Map<String, Optional<Forecast>> wrongFrom) {
        GapPlan.Cell cell = file.cell();
        Theory theory = GapWork.theory(cell.sweep(), cell.softmax());
        IntFunction<List<int[]>> inputs = length -> new GapWork(plan.seed()).inputs(cell, length);
        return new GapCell(cell.precision().toString(), cell.softmax().label(), cell.family().toString(),
                file.results(), file.isDone(), theory.sureBelow(cell.precision(), inputs),
                wrongFrom.computeIfAbsent(cell.softmax().label() + cell.family(), key -> theory.wrongFrom(inputs)),
                why(file, theory, inputs),
                agreement(file, theory, inputs));
    }

    /** Of the decision that most often was the first wrong one at the shortest length with a wrong answer. */
    private static Optional<Limit> why(GapCellFile file, Theory theory, IntFunction<List<int[]>> inputs) {
        Optional<LengthResult> failure = GapCell.firstFailure(file.results());
        return failure.flatMap(GapCell::firstWrongDecision).flatMap(decision -> theory.why(file.cell().precision(),
                inputs.apply(failure.get().length()), decision));
    }

    private static GapCell.Agreement agreement(GapCellFile file, Theory theory, IntFunction<List<int[]>> inputs) {
        for (LengthResult result : file.results()) {
            boolean right = result.exact().rate() == 1;
            Theory.Says says = theory.of(file.cell().precision(), inputs.apply(result.length()));
            if (says == Theory.Says.RIGHT && !right) {
                return GapCell.Agreement.EARLIER;
            }
            if (says == Theory.Says.WRONG && right) {
                return GapCell.Agreement.LATER;
            }
        }
        return GapCell.Agreement.YES;
    }
}
