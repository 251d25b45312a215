package dev.lengthwise.cli;

import dev.lengthwise.gap.GapFile;
import dev.lengthwise.gap.GapPlan;
import dev.lengthwise.gap.GapResult;
import dev.lengthwise.gap.GapStudy;
import dev.lengthwise.gap.GapTable;
import dev.lengthwise.recipe.Plan;
import dev.lengthwise.recipe.Scale;
import dev.lengthwise.recipe.Shipped;
import dev.lengthwise.recipe.StudyPlan;
import dev.lengthwise.recipe.Suggestion;
import dev.lengthwise.recipe.reference.StudyPage;
import dev.lengthwise.recipe.reference.StudySchema;
import dev.lengthwise.report.TerminalTable;
import dev.lengthwise.result.codec.Json;
import dev.lengthwise.result.codec.RecordWriter;
import dev.lengthwise.result.manifest.ResultManifest;
import dev.lengthwise.result.study.StudyFile;
import dev.lengthwise.result.study.StudyResult;
import dev.lengthwise.run.Circumstances;
import dev.lengthwise.study.PublishedBits;
import dev.lengthwise.study.Study;
import dev.lengthwise.tensor.Device;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Arms × seeds: one table, one report. */
@Command(name = "study", sortOptions = false, description = {
        "Runs a study, arms times seeds, and ends with one table and one report.",
        "It continues when its terminal is closed; status.txt in its folder shows its progress."})
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class StudyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "a study file, or the name of a shipped study")
    private @Nullable String name;

    @Option(names = "--list", description = "list the shipped studies, one per line, or with --json as one document")
    private boolean list;

    @Option(names = "--schema", description = "print a JSON Schema of study files, for editors")
    private boolean schema;

    @Option(names = "--page", description = "print the page of all keys of study files, docs/study.md")
    private boolean page;

    @Option(names = "--scale", paramLabel = "SCALE", description = "smoke, laptop or paper, for a study that has scales (default: laptop)")
    private @Nullable Scale scale;

    @Option(names = "--seeds", paramLabel = "N", description = "the study's first N seeds; if it has fewer, the numbers after its largest are added")
    private @Nullable Integer seeds;

    @Option(names = "--arms", split = ",", hideParamSyntax = true, paramLabel = "NAME,NAME,...", description = "run only these arms; table and report leave the others out until --resume without --arms runs them too")
    private List<String> arms = List.of();

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "replaces a value in the recipe of every arm: train.steps=100")
    private List<String> sets = List.of();

    @Option(names = "--out", paramLabel = "DIR", description = "the study's folder (default: runs/study-NAME, with scales runs/study-NAME-SCALE)")
    private @Nullable Path out;

    @Option(names = "--resume", description = "continue the study in the folder: finished runs stay; more --seeds than before are added")
    private boolean resume;

    @Option(names = "--jobs", defaultValue = "0", paramLabel = "N", description = "runs side by side (default: as many as cores and memory allow)")
    private int jobs;

    @Option(names = "--threads", defaultValue = "0", paramLabel = "N", description = "threads of each run (default: 1 on every machine, as another number gives other bits)")
    private int threads;

    @Mixin
    private DeviceOption device;

    @Mixin
    private EngineOption engine;

    @Mixin(name = "plugins")
    private PluginsOption plugins;

    @Option(names = "--json", description = "print the results as one JSON document")
    private boolean json;

    /** Has the command's help end with the shipped studies, looked up when it is asked for. */
    static void explain(CommandLine command) {
        command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_FOOTER, help -> help.createTextTable(
                Map.of("Shipped studies:", String.join(", ", Shipped.STUDIES.names()))).toString());
    }

    @Override
    public Integer call() throws Exception {
        if (list) {
            Options.requireAlone(spec, "--list", List.of("--json"));
            if (json) {
                System.out.println(StudyList.json());
            } else {
                Stdio.print(StudyList.lines());
            }
            return 0;
        }
        if (schema) {
            Options.requireAlone(spec, "--schema", List.of("--json"));
            System.out.println(Json.pretty(StudySchema.json(Studies.READER.kinds())));
            return 0;
        }
        if (page) {
            Options.requireAlone(spec, "--page", List.of());
            System.out.print(StudyPage.markdown(Studies.READER.kinds()));
            return 0;
        }
        if (name == null) {
            throw new ParameterException(spec.commandLine(), "Missing required parameter: 'NAME'; one of "
                    + String.join(", ", Shipped.STUDIES.names()) + ", or a file");
        }
        Options.requireAtLeast(spec, "--jobs", jobs, 0);
        ThreadsOption.require(spec, threads);
        Plan plan = Studies.READER.read(Locations.file(Shipped.STUDIES, name), scale, sets);
        if (plan instanceof StudyPlan && engine.isAsked()) {
            plan = Studies.READER.read(Locations.file(Shipped.STUDIES, name), scale, engine.with(spec, sets));
        } else if (engine.isAsked()) {
            throw new ParameterException(spec.commandLine(), "--engine is for studies that train; " + name
                    + " computes its models' weights");
        }
        return plan instanceof GapPlan gap ? judge(gap) : train((StudyPlan) plan);
    }

    private int train(StudyPlan asked) throws Exception {
        StudyPlan plan = asked;
        if (seeds != null) {
            Options.requireAtLeast(spec, "--seeds", seeds, 1);
            plan = withSeeds(plan, seeds);
        }
        requireArms(plan);
        Path folder = out == null ? folder(plan) : out;
        try (Progress progress = new Progress(plan.name()); Interrupt interrupt = new Interrupt(false, progress::say)) {
            Options.nothingToResume(resume, folder).ifPresent(progress::say);
            Study study = new Study(plan,
                    new Study.Options(folder, resume, jobs, threads, device.asked(), arms, Options.commandLine(spec)),
                    Main.class, StudyLine.runs(progress));
            return conclude(study, study.go(interrupt), interrupt.getAsBoolean(), progress);
        }
    }

    private StudyPlan withSeeds(StudyPlan plan, int count) {
        try {
            return plan.withSeeds(count);
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            throw new ParameterException(spec.commandLine(),
                    "--seeds " + count + " is not allowed: " + message.substring(message.indexOf(": ") + 2));
        }
    }

    private void requireArms(StudyPlan plan) {
        List<String> names = plan.arms().stream().map(StudyPlan.Arm::name).toList();
        arms.stream().filter(arm -> !names.contains(arm)).findFirst().ifPresent(arm -> {
            throw new ParameterException(spec.commandLine(), "--arms " + arm + ": no such arm; "
                    + Suggestion.closest(arm, names).map(other -> "did you mean " + other + "? ").orElse("")
                    + "there are " + String.join(", ", names));
        });
    }

    /** A study of constructed models. */
    private int judge(GapPlan plan) throws Exception {
        if (!arms.isEmpty()) {
            throw new ParameterException(spec.commandLine(),
                    "--arms is for studies of arms: " + plan.name() + " has sweeps");
        }
        if (seeds != null) {
            throw new ParameterException(spec.commandLine(),
                    "--seeds is for studies of arms: in " + plan.name() + " nothing is trained");
        }
        if (device.asked().is(Device.CUDA)) {
            throw new ParameterException(spec.commandLine(), "--device cuda is not allowed: " + plan.name()
                    + " is about constructed models, which are scored on the processor; cpu or auto");
        }
        Path folder = out == null ? folder(plan) : out;
        try (Progress progress = new Progress(plan.name()); Interrupt interrupt = new Interrupt(false, progress::say)) {
            Options.nothingToResume(resume, folder).ifPresent(progress::say);
            GapStudy study = new GapStudy(plan,
                    new Study.Options(folder, resume, jobs, threads, Options.commandLine(spec)),
                    StudyLine.cells(progress));
            GapResult result = study.go(interrupt);
            progress.close();
            if (!result.isDone()) {
                progress.say(Options.howToContinue(spec, resume));
                return Failures.INTERRUPTED;
            }
            print(RecordWriter.text(GapFile.of(result, study.report())), GapTable.of(result), study.report(),
                    result.manifest());
            return 0;
        }
    }

    private void print(String document, String table, Path report, ResultManifest manifest) {
        if (json) {
            System.out.println(document);
        } else {
            Stdio.print(table + "\nreport: " + report + "\n"
                    + Circumstances.lines(manifest).stream().map(line -> line + "\n").collect(Collectors.joining()),
                    "table.txt beside " + report);
        }
    }

    /** Where a study's files go unless {@code --out} says otherwise. */
    static Path folder(Plan plan) {
        return Locations.RUNS.resolve("study-" + plan.name() + (plan.scale() == null ? "" : "-" + plan.scale()));
    }

    private int conclude(Study study, StudyResult result, boolean interrupted, Progress progress)
            throws IOException {
        progress.close();
        boolean finished = result.arms().stream().filter(arm -> arms.isEmpty() || arms.contains(arm.name()))
                .flatMap(arm -> arm.runs().stream()).allMatch(run -> run.done());
        if (!finished && interrupted) {
            progress.say(Options.howToContinue(spec, resume));
            return Failures.INTERRUPTED;
        }
        print(RecordWriter.text(StudyFile.of(result, study.report())), TerminalTable.ofStudy(result), study.report(),
                result.manifest());
        if (!json && Shipped.STUDIES.names().contains(study.plan().name())) {
            PublishedBits.line(Locations.published(), study.plan(), result).ifPresent(System.out::println);
        }
        return finished ? 0 : Failures.FAILED;
    }
}
