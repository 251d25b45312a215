package dev.lengthwise.gap;

import dev.lengthwise.recipe.Plan;
import dev.lengthwise.recipe.PlanReader;
import dev.lengthwise.recipe.RecipeException;
import dev.lengthwise.study.StudyFolder;
import dev.lengthwise.tensor.DamagedFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was kept of a study of constructed models: {@code study.yaml} and {@code results.json}, as under {@code docs/results}. */
public final class KeptGap {
    private static final PlanReader READER = new PlanReader(List.of(new GapPlanKind()));

    private KeptGap() {
    }

    /** Whether a folder's plan is one of constructed models. */
    public static boolean isIn(Path folder) {
        Path plan = new StudyFolder(folder).plan();
        return Files.exists(plan) && Plan.kind(plan).equals(Optional.of(GapFileKeys.KIND));
    }

    /**
     * Reads it: what {@link GapFile} has.
     *
     * @param folder one that it {@linkplain #isIn is in}
     * @throws DamagedFileException where the results cannot be what was written
     */
    public static GapResult read(Path folder) throws IOException {
        StudyFolder files = new StudyFolder(folder);
        GapPlan plan = plan(folder);
        if (!Files.exists(files.results())) {
            throw new RecipeException(
                    files.results() + " does not exist; the folder of a study that has ended is needed");
        }
        return result(plan, files.results(), GapFile.read(files.results()));
    }

    /** What it was to do. */
    static GapPlan plan(Path folder) {
        StudyFolder files = new StudyFolder(folder);
        if (!(READER.read(files.plan(), null, List.of()) instanceof GapPlan plan)) {
            throw new RecipeException(files.plan() + ": this is not a study of constructed models");
        }
        return plan;
    }

    private static GapResult result(GapPlan plan, Path file, GapFile kept) {
        List<String> names = plan.sweeps().stream().map(GapPlan.Sweep::name).toList();
        if (!kept.sweeps().stream().map(SweepEntry::sweep).toList().equals(names)) {
            throw new DamagedFileException(file + ": sweeps: one for each of " + String.join(", ", names)
                    + " is needed, in this order");
        }
        List<GapSweep> sweeps = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            GapPlan.Sweep sweep = plan.sweeps().get(i);
            SweepEntry entry = kept.sweeps().get(i);
            if (!entry.cells().stream()
                    .map(cell -> String.join(" ", sweep.name(), cell.precision(), cell.softmax(), cell.family()))
                    .toList().equals(sweep.cells().stream().map(GapPlan.Cell::label).toList())) {
                throw new DamagedFileException(
                        file + ": sweeps." + i + ".cells: the cells of study.yaml are needed, in its order");
            }
            sweeps.add(GapSweep.of(sweep, entry.construction(), entry.cells().stream().map(CellEntry::cell).toList(),
                    entry.attention()));
        }
        return new GapResult(plan.title(), plan.question(), sweeps, kept.manifest());
    }
}
