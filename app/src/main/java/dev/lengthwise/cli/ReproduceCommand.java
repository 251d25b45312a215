package dev.lengthwise.cli;

import dev.lengthwise.recipe.RecipeException;
import dev.lengthwise.result.study.StudyResult;
import dev.lengthwise.run.Circumstances;
import dev.lengthwise.study.Reproduction;
import dev.lengthwise.study.ReproductionOutcome;
import dev.lengthwise.study.Study;
import dev.lengthwise.tensor.Asked;
import dev.lengthwise.tensor.Device;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs of a kept study, done again. */
@Command(name = "reproduce", sortOptions = false, description = {
        "Trains runs of a study again and compares them with the kept results: every bit of the parameters, every count of the scores.",
        "Exits with 0 if all are the same, else with 1. The same bits need the same kind of processor and the same versions."})
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ReproduceCommand implements Callable<Integer> {
    private static final int LONGEST = 80; // characters, of a folder's name

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "STUDY", description = "a study's folder, or the name of one in runs or docs/results, such as headline: its study.yaml and results.json are read")
    private Path study;

    @Option(names = "--arms", split = ",", hideParamSyntax = true, paramLabel = "NAME,NAME,...", description = "arms to run again (default: all)")
    private List<String> arms = List.of();

    @Option(names = "--seeds", split = ",", hideParamSyntax = true, paramLabel = "N,N,...", description = "seeds to run again (default: all)")
    private List<Long> seeds = List.of();

    @Option(names = "--out", paramLabel = "DIR", description = "the new runs' folder (default: runs/reproduce-NAME, with the arms and seeds that were chosen)")
    private @Nullable Path out;

    @Option(names = "--resume", description = "continue what is in the folder: finished runs stay")
    private boolean resume;

    @Option(names = "--jobs", defaultValue = "0", paramLabel = "N", description = "runs side by side (default: as many as cores and memory allow)")
    private int jobs;

    @Mixin
    private DeviceOption device;

    @Mixin(name = "plugins")
    private PluginsOption plugins;

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        Options.requireAtLeast(spec, "--jobs", jobs, 0);
        Path kept = Locations.study(study);
        Reproduction reproduction = Reproduction.of(kept, arms, seeds);
        String name = String.valueOf(kept.toRealPath().getFileName());
        Path folder = out == null ? Locations.RUNS.resolve("reproduce-" + name + chosen()) : out;
        if (Files.exists(folder) && Files.isSameFile(folder, kept)) {
            throw new RecipeException(folder + ": the new runs need a folder of their own; choose another --out");
        }
        Asked<Device> where = device.asked().orAsk(Asked.of(reproduction.device()));
        try (Progress progress = new Progress(name); Interrupt interrupt = new Interrupt(false, progress::say)) {
            Options.nothingToResume(resume, folder).ifPresent(progress::say);
            reproduction.otherHere().ifPresent(progress::say);
            reproduction.changedTasks().forEach(progress::say);
            StudyResult again = new Study(reproduction.plan(), new Study.Options(folder, resume, jobs,
                    reproduction.threads(), where, Options.commandLine(spec)), Main.class,
                    StudyLine.runs(progress))
                    .go(interrupt);
            progress.close();
            if (interrupt.getAsBoolean()
                    && again.arms().stream().flatMap(arm -> arm.runs().stream()).anyMatch(run -> !run.done())) {
                progress.say(Options.howToContinue(spec, resume));
                return Failures.INTERRUPTED;
            }
            ReproductionOutcome outcome = reproduction.compare(again);
            outcome.write(folder);
            if (json) {
                System.out.print(outcome.json());
            } else {
                Stdio.print(outcome.table() + Circumstances.lines(again.manifest()).stream().map(line -> line + "\n")
                        .collect(Collectors.joining()), "reproduction.txt in " + folder);
            }
            return outcome.isSame() ? 0 : Failures.FAILED;
        }
    }

    /** What sets a choice of runs apart from another one of the same study, in its folder's name. */
    private String chosen() {
        String chosen = Stream.concat(arms.stream(), seeds.stream().map(String::valueOf))
                .map(choice -> "-" + choice).collect(Collectors.joining());
        return chosen.length() <= LONGEST ? chosen : "-" + Integer.toHexString(chosen.hashCode());
    }
}
