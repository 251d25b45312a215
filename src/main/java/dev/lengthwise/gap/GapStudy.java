package dev.lengthwise.gap;

import dev.lengthwise.construct.Construction;
import dev.lengthwise.file.WholeFile;
import dev.lengthwise.recipe.RecipeException;
import dev.lengthwise.study.Circumstances;
import dev.lengthwise.study.FolderLock;
import dev.lengthwise.study.Json;
import dev.lengthwise.study.Manifest;
import dev.lengthwise.study.Provenance;
import dev.lengthwise.study.RunFolder;
import dev.lengthwise.study.Study;
import dev.lengthwise.study.WorkFolder;
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
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/**
 * A study of weights by hand: every combination of construction, softmax, arithmetic and family, judged length after length, and what
 * theory says beside it. Cells are worked off side by side, each by one thread of this process.
 */
public final class GapStudy {
    private static final long POLL_MILLIS = 250;

    /** Whoever watches; called on the study's thread. */
    public interface Watcher {
        /** Something worth a line. */
        void say(String message);

        /**
         * How far it is, several times a second.
         *
         * @param doing the cells in work, each with the length it is at
         */
        void progress(int done, int cells, List<String> doing);

        /** What goes on from now, in a few words, before and after the cells. */
        default void doing(String what) {
        }
    }

    private final GapPlan plan;
    private final Study.Options options;
    private final Watcher watcher;
    private final Map<String, Integer> doing = new ConcurrentSkipListMap<>(); // the length that a cell is at
    private final AtomicInteger done = new AtomicInteger();

    /** @param options threads are those of each cell, 1 for 0 */
    public GapStudy(GapPlan plan, Study.Options options, Watcher watcher) {
        this.plan = plan;
        this.options = options;
        this.watcher = watcher;
    }

    /** The page to look at. */
    public Path report() {
        return new RunFolder(options.folder()).report();
    }

    private Path manifestFile() {
        return new RunFolder(options.folder()).manifest();
    }

    private Path status() {
        return options.folder().resolve("status.txt");
    }

    /**
     * Does all cells that are not done yet and writes the report.
     *
     * @param stop once true, cells end after the length they are at
     * @return the results so far
     */
    public GapResult go(BooleanSupplier stop) throws IOException, InterruptedException {
        requireConstructions();
        int threads = Math.max(1, options.threads());
        int jobs = Math.min(plan.cells().size(), options.jobs() > 0
                ? options.jobs()
                : Math.max(1, Runtime.getRuntime().availableProcessors() / threads));
        requireMemory(jobs);
        WorkFolder work = new WorkFolder("study", options.folder(), options.folder().resolve("study.yaml"),
                GapPlanWriter.yaml(plan), _ -> false);
        try (FolderLock lock = work.take(options.resume())) {
            Engine.start(threads, watcher::doing);
            ObjectNode manifest = Manifest.readIfThere(manifestFile());
            begin(manifest, jobs, threads);
            List<GapCellFile> cells = cells();
            done.set((int) cells.stream().filter(GapCellFile::isDone).count());
            watcher.say(
                    Counted.of(plan.sweeps().size(), "sweep") + ", " + Counted.of(cells.size(), "cell") + ", " + jobs
                            + " at a time"
                            + (done.get() > 0 ? "; " + done + " are done already" : ""));
            judge(cells, jobs, threads, stop);
            Map<String, List<GapMass>> masses = new LinkedHashMap<>();
            for (GapPlan.Sweep sweep : plan.sweeps()) {
                masses.put(sweep.name(), new GapWork(plan.seed()).masses(sweep, stop,
                        what -> watcher.doing("attention of " + sweep.name() + ": " + what)));
            }
            watcher.doing("writing the report");
            end(manifest);
            GapResult result = new GapResults(plan, cells, masses).read(manifest);
            WholeFile.write(options.folder().resolve("results.json"), GapJson.of(result, report()) + "\n");
            WholeFile.write(options.folder().resolve("table.txt"), GapTable.of(result));
            WholeFile.write(report(), GapReport.render(result));
            return result;
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

    private void requireMemory(int jobs) {
        for (GapPlan.Cell cell : plan.cells()) {
            String source = "study " + plan.name() + ": sweep " + cell.sweep().name();
            GapWork.footprint(cell).times(jobs).require(source);
            GapWork.lookingFootprint(cell).ifPresent(looking -> looking.require(source));
        }
    }

    private List<GapCellFile> cells() throws IOException {
        List<GapCellFile> cells = new ArrayList<>();
        for (GapPlan.Cell cell : plan.cells()) {
            cells.add(GapCellFile.of(options.folder(), cell));
        }
        return cells;
    }

    private void begin(ObjectNode manifest, int jobs, int threads) throws IOException {
        manifest.put("name", plan.name());
        if (plan.scale() != null) {
            manifest.put("scale", plan.scale().toString());
        }
        new Provenance(options.command(), threads, plan.sweeps().getFirst().precisions().getFirst()).begin(manifest)
                .put("jobs", jobs);
        manifest.put("jobs", jobs);
        manifest.put("precision", plan.sweeps().stream().flatMap(sweep -> sweep.precisions().stream()).distinct()
                .map(Object::toString).collect(Collectors.joining(", ")));
        Json.write(manifestFile(), manifest);
        Circumstances.lines(manifest).forEach(watcher::say);
    }

    private void end(ObjectNode manifest) throws IOException {
        manifest.put("finished", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        Memory.peak().ifPresent(bytes -> manifest.put("peakMemory",
                String.format(Locale.ROOT, "%.2f GB", bytes / 1e9)));
        Json.write(manifestFile(), manifest);
    }

    private void judge(List<GapCellFile> cells, int jobs, int threads, BooleanSupplier stop)
            throws IOException, InterruptedException {
        Queue<GapCellFile> open = new ConcurrentLinkedQueue<>(
                cells.stream().filter(cell -> !cell.isDone()).toList());
        AtomicBoolean over = new AtomicBoolean(); // a cell has failed, or nobody watches any more
        BooleanSupplier stopped = () -> stop.getAsBoolean() || over.get();
        List<Future<?>> workers = new ArrayList<>();
        try (ExecutorService threadsOfCells = Executors.newFixedThreadPool(jobs)) {
            try {
                for (int job = 0; job < jobs; job++) {
                    workers.add(threadsOfCells.submit(() -> {
                        work(open, threads, stopped, over);
                        return null;
                    }));
                }
                while (workers.stream().anyMatch(worker -> !worker.isDone())) {
                    Thread.sleep(POLL_MILLIS);
                    tell(cells);
                }
            } finally {
                over.set(true); // or closing would wait for all cells that are left
            }
        }
        tell(cells);
        for (Future<?> worker : workers) {
            try {
                worker.get();
            } catch (ExecutionException e) {
                switch (e.getCause()) {
                    case IOException io -> throw io;
                    case RuntimeException other -> throw other;
                    case Error error -> throw error;
                    case null, default -> throw new IllegalStateException(e);
                }
            }
        }
    }

    /** @param over set where this worker ends before all cells are done */
    private void work(Queue<GapCellFile> open, int threads, BooleanSupplier stop, AtomicBoolean over)
            throws IOException {
        boolean finished = false;
        try {
            Engine.start(threads); // libgomp counts its threads for each of ours
            for (GapCellFile cell = open.poll(); cell != null && !stop.getAsBoolean(); cell = open.poll()) {
                judge(cell, stop);
            }
            finished = true;
        } finally {
            if (!finished) {
                over.set(true);
            }
        }
    }

    private void judge(GapCellFile cell, BooleanSupplier stop) throws IOException {
        String label = cell.cell().label();
        try {
            new GapWork(plan.seed()).judge(cell, stop, length -> doing.put(label, length));
        } finally {
            doing.remove(label);
        }
        done.addAndGet(cell.isDone() ? 1 : 0);
    }

    private void tell(List<GapCellFile> cells) throws IOException {
        List<String> now = doing.entrySet().stream().map(cell -> cell.getKey() + ", length " + cell.getValue())
                .toList();
        watcher.progress(done.get(), cells.size(), now);
        WholeFile.write(status(), plan.name() + (plan.scale() == null ? "" : " (" + plan.scale() + ")") + ": " + done
                + " of " + Counted.of(cells.size(), "cell") + " done\n"
                + (now.isEmpty() ? "" : "in work: " + String.join("; ", now) + "\n")
                + "written " + Instant.now().truncatedTo(ChronoUnit.SECONDS) + " by process "
                + ProcessHandle.current().pid() + "\n");
    }
}
