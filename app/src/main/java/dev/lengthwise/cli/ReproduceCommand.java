package dev.lengthwise.cli;

import dev.lengthwise.gap.GapReproduced;
import dev.lengthwise.gap.GapReproduction;
import dev.lengthwise.gap.KeptGap;
import dev.lengthwise.recipe.RecipeException;
import dev.lengthwise.result.study.StudyResult;
import dev.lengthwise.run.Circumstances;
import dev.lengthwise.study.Reproduced;
import dev.lengthwise.study.Reproduction;
import dev.lengthwise.study.Study;
import dev.lengthwise.tensor.Asked;
import dev.lengthwise.tensor.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs or cells of a kept study, done again. */
@Command(name = "reproduce", sortOptions = false, description = {
        "Trains runs of a study again and compares them with the kept results: every bit of the parameters, every count of the scores.",
        "Of a study of constructed models, which trains nothing, it judges cells again and compares every count.",
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

    @Option(names = "--cells", split = ",", hideParamSyntax = true, paramLabel = "NAME,NAME,...", description = "cells of a study of constructed models to judge again, each SWEEP/PRECISION-SOFTMAX-FAMILY, where * stands for anything (default: all)")
    private List<String> cells = List.of();

    @Option(names = "--out", paramLabel = "DIR", description = "the folder of what is done again (default: runs/reproduce-NAME, with the arms and seeds or cells that were chosen)")
    private @Nullable Path out;

    @Option(names = "--resume", description = "continue what is in the folder: what is finished stays")
    private boolean resume;

    @Option(names = "--jobs", defaultValue = "0", paramLabel = "N", description = "runs or cells side by side (default: as many as cores and memory allow)")
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
        String name = String.valueOf(kept.toRealPath().getFileName());
        Path folder = out == null ? Locations.RUNS.resolve("reproduce-" + name + chosen()) : out;
        if (Files.exists(folder) && Files.isSameFile(folder, kept)) {
            throw new RecipeException(folder + ": the new runs need a folder of their own; choose another --out");
        }
        boolean constructed = KeptGap.isIn(kept);
        requireFits(constructed, name);
        Work work = constructed ? judging(kept, folder) : training(kept, folder);
        try (Progress progress = new Progress(name); Interrupt interrupt = new Interrupt(false, progress::say)) {
            return work.go(progress, interrupt);
        }
    }

    /** What is to be done again, read and found to be there. */
    private interface Work {
        int go(Progress progress, Interrupt interrupt) throws Exception;
    }

    private Work training(Path kept, Path folder) throws IOException {
        Reproduction reproduction = Reproduction.of(kept, arms, seeds);
        return (progress, interrupt) -> train(reproduction, folder, progress, interrupt);
    }

    private Work judging(Path kept, Path folder) throws IOException {
        GapReproduction reproduction = GapReproduction.of(kept, cells);
        return (progress, interrupt) -> judge(reproduction, folder, progress, interrupt);
    }

    private void requireFits(boolean constructed, String name) {
        if (!constructed && !cells.isEmpty()) {
            throw new ParameterException(spec.commandLine(),
                    "--cells is for studies of constructed models: " + name + " has arms, which --arms chooses");
        }
        if (constructed && !arms.isEmpty()) {
            throw new ParameterException(spec.commandLine(),
                    "--arms is for studies of arms: " + name + " has cells, which --cells chooses");
        }
        if (constructed && !seeds.isEmpty()) {
            throw new ParameterException(spec.commandLine(),
                    "--seeds is for studies of arms: in " + name + " nothing is trained");
        }
        if (constructed && device.asked().is(Device.CUDA)) {
            throw new ParameterException(spec.commandLine(), "--device cuda is not allowed: " + name
                    + " is about constructed models, which are scored on the processor; cpu or auto");
        }
    }

    private int train(Reproduction reproduction, Path folder, Progress progress, Interrupt interrupt)
            throws Exception {
        Asked<Device> where = device.asked().orAsk(Asked.of(reproduction.device()));
        Options.nothingToResume(resume, folder).ifPresent(progress::say);
        reproduction.otherHere().ifPresent(progress::say);
        reproduction.changedTasks().forEach(progress::say);
        StudyResult again = new Study(reproduction.plan(), new Study.Options(folder, resume, jobs,
                reproduction.threads(), where, Options.commandLine(spec)), Main.class, StudyLine.runs(progress))
                .go(interrupt);
        progress.close();
        if (interrupt.getAsBoolean()
                && again.arms().stream().flatMap(arm -> arm.runs().stream()).anyMatch(run -> !run.done())) {
            progress.say(Options.howToContinue(spec, resume));
            return Failures.INTERRUPTED;
        }
        return conclude(reproduction.compare(again), Circumstances.lines(again.manifest()), folder);
    }

    private int judge(GapReproduction reproduction, Path folder, Progress progress, Interrupt interrupt)
            throws Exception {
        Options.nothingToResume(resume, folder).ifPresent(progress::say);
        reproduction.otherHere().ifPresent(progress::say);
        Optional<GapReproduced> again = reproduction.go(
                new Study.Options(folder, resume, jobs, reproduction.threads(), Options.commandLine(spec)),
                StudyLine.cells(progress), interrupt);
        progress.close();
        if (again.isEmpty()) {
            progress.say(Options.howToContinue(spec, resume));
            return Failures.INTERRUPTED;
        }
        return conclude(again.get(), again.get().dependsOn(), folder);
    }

    private int conclude(Reproduced outcome, List<String> dependsOn, Path folder) throws IOException {
        outcome.write(folder);
        if (json) {
            System.out.print(outcome.json());
        } else {
            Stdio.print(outcome.table() + dependsOn.stream().map(line -> line + "\n").collect(Collectors.joining()),
                    "reproduction.txt in " + folder);
        }
        return outcome.isSame() ? 0 : Failures.FAILED;
    }

    /** What sets a choice of runs or cells apart from another one of the same study, in its folder's name. */
    private String chosen() {
        String chosen = Stream.of(arms.stream(), seeds.stream().map(String::valueOf),
                cells.stream().map(cell -> cell.replace('/', '-').replace("*", "all"))).flatMap(each -> each)
                .map(choice -> "-" + choice).collect(Collectors.joining());
        return chosen.length() <= LONGEST ? chosen : "-" + Integer.toHexString(chosen.hashCode());
    }
}
