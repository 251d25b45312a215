package dev.lengthwise.gap;

import dev.lengthwise.construct.Construction;
import dev.lengthwise.recipe.RecipeException;
import dev.lengthwise.result.codec.Json;
import dev.lengthwise.result.codec.RecordWriter;
import dev.lengthwise.result.manifest.ResultManifest;
import dev.lengthwise.result.manifest.Session;
import dev.lengthwise.result.manifest.StudyManifest;
import dev.lengthwise.run.Circumstances;
import dev.lengthwise.run.FolderLock;
import dev.lengthwise.run.Footprint;
import dev.lengthwise.run.Provenance;
import dev.lengthwise.run.WorkFolder;
import dev.lengthwise.study.SideBySide;
import dev.lengthwise.study.StatusFile;
import dev.lengthwise.study.Study;
import dev.lengthwise.study.StudyFolder;
import dev.lengthwise.study.StudyWatcher;
import dev.lengthwise.tensor.Engine;
import dev.lengthwise.tensor.Memory;
import dev.lengthwise.text.Counted;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * A study of constructed models: every combination of construction, softmax, arithmetic and family, judged length after length, and what
 * theory says beside it. Cells are worked off side by side, each by one thread of this process.
 */
public final class GapStudy {
    private final GapPlan plan;
    private final List<GapPlan.Cell> chosen;
    private final Study.Options options;
    private final StudyWatcher<GapProgress> watcher;
    private final StudyFolder folder;

    /** @param options threads are those of each cell, 1 for 0 */
    public GapStudy(GapPlan plan, Study.Options options, StudyWatcher<GapProgress> watcher) {
        this(plan, plan.cells(), options, watcher);
    }

    /** @param chosen the cells to do */
    GapStudy(GapPlan plan, List<GapPlan.Cell> chosen, Study.Options options, StudyWatcher<GapProgress> watcher) {
        this.plan = plan;
        this.chosen = List.copyOf(chosen);
        this.options = options;
        this.watcher = watcher;
        this.folder = new StudyFolder(options.folder());
    }

    /** The page to look at. */
    public Path report() {
        return folder.report();
    }

    /** What is made of the cells once none is left, or all are stopped. */
    private interface Conclusion<T> {
        T of(List<GapCellFile> cells, StudyManifest manifest, StatusFile status) throws IOException;
    }

    /**
     * Does all cells that are not done yet and writes the report.
     *
     * @param stop once true, cells end after the length they are at
     * @return the results so far
     */
    public GapResult go(BooleanSupplier stop) throws IOException, InterruptedException {
        return measured(stop, (cells, manifest, status) -> {
            Map<String, List<GapMass>> masses = new LinkedHashMap<>();
            for (GapPlan.Sweep sweep : plan.sweeps()) {
                masses.put(sweep.name(), new GapWork(plan.seed()).masses(sweep, stop,
                        what -> watcher.doing("attention of " + sweep.name() + ": " + what)));
            }
            watcher.doing("writing the report");
            GapResult result = new GapResults(plan, cells, masses).read(end(manifest));
            folder.write(RecordWriter.text(GapFile.of(result, report())), GapTable.of(result),
                    GapReport.render(result));
            status.reported();
            return result;
        });
    }

    /**
     * Does the cells that are not done yet, and nothing else.
     *
     * @param stop as in {@link #go}
     */
    Measured measure(BooleanSupplier stop) throws IOException, InterruptedException {
        return measured(stop, (cells, manifest, status) -> {
            status.concluded("to be compared");
            return new Measured(cells, ResultManifest.of(end(manifest)));
        });
    }

    /** The cells so far, in the order in which they were chosen. */
    record Measured(List<GapCellFile> cells, ResultManifest manifest) {
    }

    private <T> T measured(BooleanSupplier stop, Conclusion<T> conclusion) throws IOException, InterruptedException {
        requireConstructions();
        int threads = Math.max(1, options.threads());
        SideBySide sideBySide = sideBySide(threads);
        WorkFolder work = folder.work(GapPlanWriter.yaml(plan), _ -> false);
        try (FolderLock lock = work.take(options.resume());
                StatusFile status = new StatusFile(folder.status(), plan.called(), watcher::say)) {
            Engine.start(threads, watcher::doing);
            StudyManifest manifest = begin(sideBySide.jobs(), threads);
            List<GapCellFile> cells = cells();
            work(cells, sideBySide, threads, status, stop);
            status.summingUp();
            return conclusion.of(cells, manifest, status);
        }
    }

    /** What no construction can be made of is told before anything runs. */
    private void requireConstructions() {
        for (GapPlan.Sweep sweep : plan.sweeps()) {
            try {
                var _ = Construction.of(sweep.task(), GapWork.sharpness(sweep.softmaxes().getFirst()),
                        sweep.maxLength());
            } catch (IllegalArgumentException e) {
                throw new RecipeException("study " + plan.name() + ": sweep " + sweep.name() + ": " + e.getMessage());
            }
            if (!sweep.attention().isEmpty()
                    && GapWork.theory(sweep, sweep.softmaxes().getFirst()).massFamilies().isEmpty()) {
                throw new RecipeException("study " + plan.name() + ": sweep " + sweep.name()
                        + ": attention is not allowed: there is no formula for this task");
            }
        }
    }

    /** As many cells as cores and memory allow, or as are asked for. */
    private SideBySide sideBySide(int threads) {
        int cells = chosen.size();
        double largest = chosen.stream().mapToDouble(cell -> GapWork.footprint(cell).another()).max()
                .orElseThrow();
        OptionalLong free = Footprint.besideBase(Memory.available());
        SideBySide.require("cell", options.jobs(), cells, largest, free);
        SideBySide sideBySide = SideBySide.of("cell", options.jobs(), threads, cells,
                Runtime.getRuntime().availableProcessors(), largest, free);
        for (GapPlan.Cell cell : chosen) {
            String source = "study " + plan.name() + ": sweep " + cell.sweep().name();
            GapWork.footprint(cell).times(sideBySide.jobs()).require(source);
            GapWork.lookingFootprint(cell).ifPresent(looking -> looking.require(source));
        }
        return sideBySide;
    }

    private List<GapCellFile> cells() throws IOException {
        List<GapCellFile> cells = new ArrayList<>();
        for (GapPlan.Cell cell : chosen) {
            cells.add(GapCellFile.of(options.folder(), cell, watcher::say));
        }
        return cells;
    }

    private StudyManifest begin(int jobs, int threads) throws IOException {
        Session session = new Provenance(options.command(), threads, plan.sweeps().getFirst().precisions().getFirst())
                .session().ofStudy(jobs, List.of());
        StudyManifest manifest = StudyManifest.readIfThere(folder.manifest()).orElseGet(() -> folder.begun(plan))
                .begun(session).with(session.environment()
                        .withPrecision(plan.sweeps().stream().flatMap(sweep -> sweep.precisions().stream()).distinct()
                                .map(Object::toString).collect(Collectors.joining(", "))));
        Json.write(folder.manifest(), manifest);
        Circumstances.lines(ResultManifest.of(manifest)).forEach(watcher::say);
        return manifest;
    }

    private StudyManifest end(StudyManifest manifest) throws IOException {
        OptionalLong peak = Memory.peak();
        StudyManifest ended = manifest.finished(Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                peak.isPresent()
                        ? Optional.of(String.format(Locale.ROOT, "%.2f GB", peak.getAsLong() / 1e9))
                        : Optional.empty());
        Json.write(folder.manifest(), ended);
        return ended;
    }

    private void work(List<GapCellFile> cells, SideBySide sideBySide, int threads, StatusFile status,
            BooleanSupplier stop) throws IOException, InterruptedException {
        GapQueue queue = new GapQueue(new GapWork(plan.seed()), cells, sideBySide.jobs(), threads,
                status.before(watcher));
        int done = queue.progress().done();
        watcher.say(Counted.of((int) chosen.stream().map(GapPlan.Cell::sweep).distinct().count(), "sweep") + ", "
                + Counted.of(cells.size(), "cell") + ", "
                + sideBySide.jobs() + " at a time"
                + (sideBySide.because().isEmpty() ? "" : "; " + sideBySide.because())
                + (done > 0 ? "; " + done + " are done already" : ""));
        watcher.say("its progress is written to " + folder.status());
        try {
            queue.work(stop);
        } finally {
            status.update(queue.progress()); // where a cell has failed, it is not in work any more
        }
    }
}
