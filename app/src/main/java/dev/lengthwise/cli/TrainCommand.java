package dev.lengthwise.cli;

import dev.lengthwise.experiment.RunFolder;
import dev.lengthwise.recipe.Recipe;
import dev.lengthwise.recipe.RecipeReader;
import dev.lengthwise.recipe.Shipped;
import dev.lengthwise.run.Circumstances;
import dev.lengthwise.run.Run;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One run: trains, evaluates, reports. */
@Command(name = "train", sortOptions = false, description = "Trains one model from a recipe, evaluates it by length and writes a report.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class TrainCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "RECIPE", description = "a recipe file, or the name of a shipped recipe")
    private String recipe;

    @Option(names = "--seed", paramLabel = "N", description = "decides weights and data (default: the recipe's)")
    private @Nullable Long seed;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "replaces a value of the recipe: train.steps=500")
    private List<String> sets = List.of();

    @Option(names = "--out", paramLabel = "DIR", description = "the run's folder (default: runs/NAME-seed-N)")
    private @Nullable Path out;

    @Option(names = "--resume", description = "continue the run in the folder from its newest checkpoint; with --set train.steps=MORE also a finished one, if train.schedule is constant, and with --set train.branches=[...] more branches")
    private boolean resume;

    @Option(names = "--trunk-only", description = "of a recipe with train.branches: begin the branches and leave them to --resume without this")
    private boolean trunkOnly;

    @Mixin(name = "threads")
    private ThreadsOption threads;

    @Mixin
    private DeviceOption device;

    @Mixin
    private EngineOption engine;

    @Mixin(name = "plugins")
    private PluginsOption plugins;

    @Option(names = "--json", description = "print the result as one JSON document")
    private boolean json;

    @Option(names = Options.STOP_WITH, hidden = true, description = "stop when that process ends")
    private @Nullable Long stopWith;

    @Override
    public Integer call() throws Exception {
        int asked = threads.asked();
        List<String> all = new ArrayList<>(engine.with(spec, sets));
        if (seed != null) {
            if (sets.stream().anyMatch(set -> set.startsWith("seed="))) {
                throw new ParameterException(spec.commandLine(), "--seed " + seed
                        + " is not allowed beside --set seed=...: one of them would have no effect");
            }
            all.add("seed=" + seed);
        }
        Recipe read = RecipeReader.readForUse(Locations.file(Shipped.RECIPES, recipe), all);
        Path folder = out == null ? Locations.RUNS.resolve(read.name() + "-seed-" + read.seed()) : out;
        boolean alone = stopWith == null; // a study's run leaves closed terminals to the study
        try (Progress progress = new Progress(read.name()); Interrupt interrupt = new Interrupt(alone, progress::say)) {
            if (stopWith != null) {
                interrupt.stopWith(stopWith);
            }
            if (alone) {
                Options.nothingToResume(resume, folder).ifPresent(progress::say);
            }
            boolean finished = new Run(read,
                    new Run.Options(folder, resume, asked, device.asked(), Options.commandLine(spec), trunkOnly),
                    new TrainingProgress(progress))
                    .go(interrupt);
            if (!finished) {
                progress.say(Options.howToContinue(spec, resume));
                return Failures.INTERRUPTED;
            }
        }
        RunScores.print(new RunFolder(folder), read, json);
        if (!json) {
            Circumstances.lines(new RunFolder(folder)).forEach(System.out::println);
        }
        return 0;
    }
}
