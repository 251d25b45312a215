package dev.lengthwise.cli;

import dev.lengthwise.compare.Probing;
import dev.lengthwise.experiment.Setup;
import dev.lengthwise.probe.ProbePlan;
import dev.lengthwise.probe.ProbeResult;
import dev.lengthwise.recipe.RecipeException;
import dev.lengthwise.report.ProbeJson;
import dev.lengthwise.report.ProbeTable;
import dev.lengthwise.result.codec.RecordWriter;
import dev.lengthwise.run.ModelFootprint;
import dev.lengthwise.tensor.Engine;
import dev.lengthwise.tensor.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What trained or constructed models compute, layer by layer. */
@Command(name = "probe", sortOptions = false, description = "Looks inside models: which primitives are where, what heads attend to, what linear probes read from each layer, and what breaks without each part. Writes probe.html, probe.json and figures/.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ProbeCommand implements Callable<Integer> {
    /** The attention of one longer input would not fit into memory. */
    private static final int LONGEST = 2000;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "RUN", description = "the folder of a run or a constructed model; several of the same task are shown side by side")
    private List<Path> runs;

    @Mixin
    private StepOption step;

    @Option(names = "--example", paramLabel = "VALUES", description = "an input to look at, as \"7 3 9 3\"; may be given several times (default: some random ones)")
    private List<String> examples = new ArrayList<>();

    @Option(names = "--patch", paramLabel = "VALUES", description = "an input of the first example's length whose activations are patched into it (default: the example with one value changed)")
    private @Nullable String patch;

    @Option(names = "--lengths", paramLabel = "N,N,...", description = "lengths at which primitives are counted and parts knocked out (default: the longest trained one, and 100)")
    private @Nullable LengthList lengths;

    @Option(names = "--attention-lengths", paramLabel = "N,N,...", description = "lengths at which attention is summed up (default: 5,10,20,50,100,200,500)")
    private @Nullable LengthList attentionLengths;

    @Option(names = "--samples", defaultValue = "1000", paramLabel = "N", description = "inputs of each length for the primitives, an eighth of them for each part that is knocked out; fewer of long ones (default: ${DEFAULT-VALUE})")
    private int samples;

    @Option(names = "--seed", paramLabel = "N", description = "draws the inputs (default: the first run's test inputs)")
    private @Nullable Long seed;

    @Option(names = "--out", paramLabel = "DIR", description = "where the files go (default: the folder of the run, with --step probe-step-N in it; needed with several runs)")
    private @Nullable Path out;

    @Mixin(name = "threads")
    private ThreadsOption threads;

    @Mixin(name = "plugins")
    private PluginsOption plugins;

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        int used = threads.count();
        Options.requireAtLeast(spec, "--samples", samples, 2);
        runs = runs.stream().map(Locations::run).toList();
        Path folder = out;
        if (folder == null) {
            if (runs.size() > 1) {
                throw new ParameterException(spec.commandLine(),
                        "--out is missing: several runs have no folder in common for the files");
            }
            folder = step.asked().isEmpty()
                    ? runs.getFirst()
                    : runs.getFirst().resolve("probe-step-" + step.asked().getAsLong());
        }
        Probing probing = Probing.of(runs, step.asked());
        ProbePlan plan = plan(probing);
        requireMemory(probing, plan);
        requireWritable(folder);
        ProbeResult result;
        Path page;
        try (Progress progress = new Progress("probe")) {
            Engine.start(used, progress::doing);
            AtomicInteger done = new AtomicInteger();
            int steps = runs.size() * plan.steps();
            result = probing.run(plan, step -> {
                int at = done.getAndIncrement();
                progress.doing("probing",
                        () -> List.of(at + "/" + steps + " steps", step, progress.bar((double) at / steps)));
            }, progress::say);
            progress.doing("writing the page");
            page = Probing.write(result, folder);
        }
        if (json) {
            System.out.println(RecordWriter.text(ProbeJson.of(result)));
        } else {
            Stdio.print(ProbeTable.of(result));
            System.out.println("The page: " + page);
        }
        return 0;
    }

    private void requireMemory(Probing probing, ProbePlan plan) {
        for (Setup setup : probing.setups()) {
            ModelFootprint model = ModelFootprint.of(setup);
            for (int length : plan.lengths()) {
                model.scoring(setup.questions(), length, samples, Precision.FP32, "--lengths", "--samples").require("");
            }
            for (int length : plan.attentionLengths()) {
                model.looking(setup.questions(), length, samples, "--attention-lengths", "--samples").require("");
            }
        }
    }

    /** Better at once than after minutes of work. */
    private static void requireWritable(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.delete(Files.createTempFile(folder, "probe", ".tmp"));
    }

    private ProbePlan plan(Probing probing) {
        Setup first = probing.setups().getFirst();
        int longest = Math.min(LONGEST, probing.longest());
        for (LengthList list : Arrays.asList(lengths, attentionLengths)) {
            if (list != null) {
                list.require(spec, 1, longest, first.task().name());
                list.values().stream().filter(length -> !probing.hasInputs(length)).findFirst().ifPresent(length -> {
                    throw new ParameterException(spec.commandLine(), "length " + length
                            + " is not allowed: the first run kept no input of that length out of its training");
                });
            }
        }
        long drawnBy = seed == null ? first.recipe().evaluate().seed() : seed;
        List<List<Integer>> inputs = examples.stream().map(text -> example(text, probing)).toList();
        List<Integer> other = patch == null ? List.of() : example(patch, probing);
        List<List<Integer>> viewed = inputs.isEmpty() ? probing.examples(drawnBy) : inputs;
        if (patch != null && (other.size() != viewed.getFirst().size()
                || sameAnswer(first, other, viewed.getFirst()))) {
            throw new RecipeException(
                    "--patch \"" + patch + "\" is not allowed: it must have as many values as the first"
                            + " example and another answer");
        }
        return new ProbePlan(lengths == null ? probing.lengths() : lengths.values(),
                attentionLengths == null
                        ? ProbePlan.attentionUpTo(longest, probing.trained()).stream().filter(probing::hasInputs)
                                .toList()
                        : attentionLengths.values(),
                samples,
                drawnBy, probing.trained(), viewed, other);
    }

    private static List<Integer> example(String text, Probing probing) {
        int longest = Math.min(probing.longest(), ProbePlan.LONGEST_EXAMPLE);
        return InputValues.parse(text, probing.setups().getFirst().task(), longest,
                longest < ProbePlan.LONGEST_EXAMPLE ? "this model" : "an example to look at");
    }

    private static boolean sameAnswer(Setup setup, List<Integer> one, List<Integer> other) {
        return Arrays.equals(answer(setup, one), answer(setup, other));
    }

    private static int[] answer(Setup setup, List<Integer> input) {
        return setup.task().pose(input.stream().mapToInt(Integer::intValue).toArray()).completion();
    }
}
