package dev.lengthwise.cli;

import dev.lengthwise.recipe.StudyPlan;
import dev.lengthwise.recipe.StudyPlanReader;
import dev.lengthwise.report.StudyResult;
import dev.lengthwise.report.TerminalTable;
import dev.lengthwise.study.Study;
import dev.lengthwise.study.StudyJson;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Arms × seeds: one table, one report. */
@Command(name = "study", sortOptions = false, description = "Runs a study, arms times seeds, and ends with one table and one report.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class StudyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "a study's file, or the name of one that comes along: quick")
    private String name;

    @Option(names = "--seeds", paramLabel = "N", description = "seeds 1 to N in every arm (default: the study's)")
    private @Nullable Integer seeds;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "replaces a value in the recipe of every arm: train.steps=100")
    private List<String> sets = List.of();

    @Option(names = "--out", paramLabel = "DIR", description = "the study's folder (default: runs/study-NAME)")
    private @Nullable Path out;

    @Option(names = "--resume", description = "continue the study that is in the folder: what is done stays")
    private boolean resume;

    @Option(names = "--jobs", defaultValue = "0", paramLabel = "N", description = "runs side by side (default: as many as cores and memory allow)")
    private int jobs;

    @Option(names = "--threads", defaultValue = "0", paramLabel = "N", description = "threads of each run (default: 1 on every machine, as another number gives other bits)")
    private int threads;

    @Option(names = "--json", description = "print the results as one JSON document")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        Options.requireAtLeast(spec, "--jobs", jobs, 0);
        Options.requireAtLeast(spec, "--threads", threads, 0);
        StudyPlan plan = StudyPlanReader.read(Locations.file("studies", name), sets);
        if (seeds != null) {
            Options.requireAtLeast(spec, "--seeds", seeds, 1);
            plan = plan.withSeeds(seeds);
        }
        Path folder = out == null ? Locations.RUNS.resolve("study-" + plan.name()) : out;
        try (Progress progress = new Progress(plan.name()); Interrupt interrupt = new Interrupt(progress::say)) {
            Study study = new Study(plan,
                    new Study.Options(folder, resume, jobs, threads, Options.commandLine(spec)), watcher(progress));
            return conclude(study, study.go(interrupt), interrupt.getAsBoolean(), progress);
        }
    }

    private int conclude(Study study, StudyResult result, boolean interrupted, Progress progress) {
        progress.close();
        boolean finished = result.arms().stream().flatMap(arm -> arm.runs().stream()).allMatch(run -> run.done());
        if (!finished && interrupted) {
            progress.say("interrupted; continue with: " + Options.commandLine(spec) + (resume ? "" : " --resume"));
            return Failures.INTERRUPTED;
        }
        if (json) {
            System.out.println(StudyJson.of(result, study.report()));
        } else {
            System.out.print(TerminalTable.ofStudy(result));
            System.out.println();
            System.out.println("report: " + study.report());
        }
        return finished ? 0 : Failures.FAILED;
    }

    private static Study.Watcher watcher(Progress progress) {
        return new Study.Watcher() {
            private final long start = System.nanoTime();
            private long first = -1;

            @Override
            public void say(String message) {
                progress.say(message);
            }

            @Override
            public void progress(long steps, long of, String running) {
                if (first < 0) {
                    first = steps;
                }
                progress.show(steps, of, state(steps, of, running) + (running.isEmpty() ? "" : "  " + running));
            }

            private String state(long steps, long of, String running) {
                if (steps == of) {
                    return running.isEmpty() ? "done" : "evaluating";
                }
                double seconds = (System.nanoTime() - start) / 1e9;
                return steps > first
                        ? Progress.duration(seconds * (of - steps) / (steps - first)) + " left"
                        : "starting";
            }
        };
    }
}
