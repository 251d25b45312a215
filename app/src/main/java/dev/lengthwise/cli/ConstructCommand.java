package dev.lengthwise.cli;

import dev.lengthwise.construct.Construction;
import dev.lengthwise.construct.Sharpness;
import dev.lengthwise.experiment.RunFolder;
import dev.lengthwise.recipe.RecipeReader;
import dev.lengthwise.run.ConstructedRun;
import dev.lengthwise.task.TaskConfig;
import dev.lengthwise.tensor.Asked;
import dev.lengthwise.tensor.Device;
import dev.lengthwise.tensor.Precision;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A model whose weights are computed and not trained. */
@Command(name = "construct", sortOptions = false, description = {
        "Writes a model whose weights are computed and not trained (docs/construction.md), as the folder of a run."})
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ConstructCommand implements Callable<Integer> {
    private static final List<Integer> SCORED = List.of(1, 2, 5, 20, 100, 200);
    private static final int LONGEST = 2000;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "TASK", description = "a kind of task that has a construction, such as sort")
    private String task;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "the model's folder")
    private Path out;

    @Option(names = "--values", paramLabel = "Q", description = "short for --set values=Q")
    private @Nullable Integer values;

    @Option(names = "--distinct", description = "short for --set repeats=false: no value occurs twice in an input")
    private boolean distinct;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "a key of the task, such as values=50 (recipe --explain task lists them)")
    private List<String> sets = List.of();

    @Option(names = "--beta", paramLabel = "B", description = "attention scores are multiplied by B * ln n (default: 2; exact from 1 on)")
    private @Nullable Double beta;

    @Option(names = "--sharpness", paramLabel = "S", description = "instead of --beta: a plain softmax, scores multiplied by S for every n")
    private @Nullable Double sharpness;

    @Option(names = "--max-length", paramLabel = "N", description = "longest input that the model is made for (default: 2000, or the longest that the task has)")
    private @Nullable Integer maxLength;

    @Option(names = "--precision", defaultValue = "fp64", converter = AskedWord.OfPrecision.class, paramLabel = "P", description = "of the scores: fp64, fp32, bf16, fp16, all-bf16, all-fp16 or auto (default: ${DEFAULT-VALUE})")
    private Asked<Precision> precision;

    @Option(names = "--lengths", paramLabel = "N,N,...", description = "lengths to score (default: those of 1,2,5,20,100,200 up to --max-length)")
    private @Nullable LengthList lengths;

    @Option(names = "--samples", defaultValue = "50", paramLabel = "N", description = "examples of each length (default: ${DEFAULT-VALUE})")
    private int samples;

    @Mixin(name = "threads")
    private ThreadsOption threads;

    @Mixin(name = "plugins")
    private PluginsOption plugins;

    @Option(names = "--json", description = "print the scores as one JSON document")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        Options.requireAtLeast(spec, "--samples", samples, 1);
        int used = threads.count();
        if (beta != null && sharpness != null) {
            throw refuse(
                    "--beta and --sharpness exclude each other: a temperature that grows with ln n, or one that does not");
        }
        Precision resolved = DeviceOption.resolve(Device.CPU, precision);
        ConstructedRun run = construction();
        try (Progress progress = new Progress("construct"); Interrupt interrupt = new Interrupt(true, progress::say)) {
            if (!run.write(out, used,
                    resolved, Options.commandLine(spec),
                    what -> progress.doing("constructing", () -> List.of(what)), interrupt)) {
                progress.say("interrupted: the model is there without scores; start again with: "
                        + Options.commandLine(spec));
                return Failures.INTERRUPTED;
            }
        }
        RunScores.print(new RunFolder(out), run.madeFor(), json);
        return 0;
    }

    private ConstructedRun construction() {
        TaskConfig config = task();
        int most = maxLength(config);
        if (lengths != null) {
            lengths.require(spec, 1, most, "a construction for up to " + most + " values (--max-length)");
        }
        List<Integer> scored = lengths == null
                ? SCORED.stream().filter(length -> length <= most).toList()
                : lengths.values();
        try {
            return ConstructedRun.of(config,
                    sharpness == null ? Sharpness.tempered(beta == null ? 2 : beta) : Sharpness.plain(sharpness), most,
                    scored, samples);
        } catch (IllegalArgumentException e) {
            throw refuse(String.valueOf(e.getMessage()));
        }
    }

    /** As a recipe with these keys has it. */
    private TaskConfig task() {
        if (!Construction.kinds().contains(task)) {
            throw refuse("'" + task + "' has no construction; these tasks have one: "
                    + String.join(", ", Construction.kinds()));
        }
        Map<String, String> options = new LinkedHashMap<>();
        options.put("TASK " + task, "task.kind=" + task);
        if (values != null) {
            options.put("--values " + values, "task.values=" + values);
        }
        if (distinct) {
            options.put("--distinct", "task.repeats=false");
        }
        sets.forEach(set -> options.put("--set " + set, Options.ofTask(set)));
        return RecipeReader
                .ofOptions("construct", List.of("lengths=[{min: 1, max: 1}]", "evaluate.lengths=[1]"), options)
                .task();
    }

    private int maxLength(TaskConfig config) {
        int most = config.task().maxLength();
        if (maxLength == null) {
            return most == Integer.MAX_VALUE ? LONGEST : most;
        }
        Options.requireAtLeast(spec, "--max-length", maxLength, 1);
        if (most < Integer.MAX_VALUE && maxLength != most) {
            throw refuse("--max-length " + maxLength + " is not allowed: this task has inputs of up to " + most
                    + " values, and the model is made for all of them");
        }
        return maxLength;
    }

    private ParameterException refuse(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
