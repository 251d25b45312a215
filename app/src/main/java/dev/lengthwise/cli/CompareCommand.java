package dev.lengthwise.cli;

import dev.lengthwise.compare.Comparison;
import dev.lengthwise.experiment.Setup;
import dev.lengthwise.model.TransformerConfig;
import dev.lengthwise.probe.Similarity;
import dev.lengthwise.probe.SimilarityResult;
import dev.lengthwise.report.InputsTable;
import dev.lengthwise.report.SimilarityTable;
import dev.lengthwise.report.TerminalTable;
import dev.lengthwise.result.codec.RecordWriter;
import dev.lengthwise.result.study.StudyResult;
import dev.lengthwise.run.ModelFootprint;
import dev.lengthwise.tensor.Precision;
import java.io.IOException;
import java.nio.file.Path;
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

/** The scores of several models side by side, and how alike they are inside. */
@Command(name = "compare", sortOptions = false, description = "Shows the scores of runs side by side, input by input too (McNemar's test), and how alike their representations are: linear CKA, layer by layer.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class CompareCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "RUN", description = "the folders of two or more runs or constructed models of the same task")
    private List<Path> runs;

    @Mixin
    private StepOption step;

    @Option(names = "--lengths", paramLabel = "N,N,...", description = "lengths at which representations are compared (default: the longest trained one that the runs score, and 100 or the longest)")
    private @Nullable LengthList lengths;

    @Option(names = "--seed", paramLabel = "N", description = "draws the inputs on which representations are compared (default: the first run's test inputs)")
    private @Nullable Long seed;

    @Mixin(name = "threads")
    private ThreadsOption threads;

    @Mixin(name = "plugins")
    private PluginsOption plugins;

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        int used = threads.count();
        if (runs.size() < 2) {
            throw new ParameterException(spec.commandLine(), "one RUN is not enough: at least two are compared");
        }
        Comparison comparison = Comparison.of(runs.stream().map(Locations::run).toList(), step.asked());
        Setup first = comparison.models().getFirst().setup();
        if (lengths != null) {
            lengths.require(spec, 1, comparison.longest(),
                    comparison.longest() < first.task().maxLength() ? "these models" : first.task().name());
            lengths.values().stream().filter(length -> !comparison.hasInputs(length)).findFirst().ifPresent(length -> {
                throw new ParameterException(spec.commandLine(), "--lengths " + length
                        + " is not allowed: the first run kept no input of that length out of its training");
            });
        }
        List<Integer> compared = lengths == null ? comparison.lengths() : lengths.values();
        requireMemory(comparison, compared);
        List<SimilarityResult> similarity;
        try (Progress progress = new Progress("compare")) {
            similarity = comparison.similarity(compared,
                    seed == null ? first.recipe().evaluate().seed() : seed,
                    used, what -> progress.doing("comparing", () -> List.of(what)), progress::say);
        }
        if (json) {
            System.out.println(RecordWriter.text(comparison.with(similarity)));
        } else {
            print(comparison, similarity);
        }
        return 0;
    }

    private static void requireMemory(Comparison comparison, List<Integer> lengths) {
        for (Comparison.Compared model : comparison.models()) {
            for (int length : lengths) {
                ModelFootprint.of(model.setup()).by(model.stored().engine())
                        .scoring(model.setup().questions(), length, Similarity.INPUTS,
                                Precision.FP32, "--lengths", "number of inputs")
                        .require("");
            }
        }
    }

    private static String step(Comparison.Compared model) {
        return model.stored().step().isPresent() ? " after step " + model.stored().step().getAsLong() : "";
    }

    private static void print(Comparison comparison, List<SimilarityResult> similarity) {
        StringBuilder text = new StringBuilder();
        int number = 1;
        for (Comparison.Compared model : comparison.models()) {
            TransformerConfig config = model.setup().recipe().model();
            text.append(
                    number++ + "  " + model.folder() + step(model) + ": " + String.join(" + ", model.setup().heads())
                            + ", depth " + config.depth() + ", width " + config.width()
                            + (model.isRun() ? ", seed " + model.run().seed() : "") + "\n");
        }
        text.append('\n');
        StudyResult scores = comparison.scores();
        if (!scores.lengths().isEmpty()) {
            text.append(TerminalTable.ofStudy(scores));
            text.append(comparison.sameTests() ? "" : "The test inputs are not the same for all.\n").append('\n');
        }
        String inputs = InputsTable.of(comparison.inputs());
        text.append(inputs).append(inputs.isEmpty() ? "" : "\n");
        for (SimilarityResult result : similarity) {
            text.append(SimilarityTable.of(result, comparison.trained())).append('\n');
        }
        Stdio.print(text + """
                1 is the same up to rotation and scale, 0 is unrelated. Judge a value by that of two runs of
                one recipe with different seeds; runs of one seed start from the same weights, where their
                shapes are the same, and are more alike for that reason alone.
                """);
    }
}
