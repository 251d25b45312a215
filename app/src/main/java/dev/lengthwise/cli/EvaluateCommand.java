package dev.lengthwise.cli;

import dev.lengthwise.engine.EngineKind;
import dev.lengthwise.engine.Model;
import dev.lengthwise.evaluate.Evaluation;
import dev.lengthwise.evaluate.Evaluator;
import dev.lengthwise.evaluate.Generator;
import dev.lengthwise.evaluate.Questions;
import dev.lengthwise.experiment.Setup;
import dev.lengthwise.experiment.StoredModel;
import dev.lengthwise.model.AttentionKind;
import dev.lengthwise.recipe.EvaluateConfig;
import dev.lengthwise.report.TerminalTable;
import dev.lengthwise.result.codec.RecordWriter;
import dev.lengthwise.result.score.EvaluationFile;
import dev.lengthwise.result.score.HintScore;
import dev.lengthwise.result.score.LengthSpan;
import dev.lengthwise.result.score.ModelScores;
import dev.lengthwise.result.score.N50;
import dev.lengthwise.result.score.N50Entry;
import dev.lengthwise.run.ModelFootprint;
import dev.lengthwise.task.TrainedLengths;
import dev.lengthwise.tensor.Asked;
import dev.lengthwise.tensor.Device;
import dev.lengthwise.tensor.Engine;
import dev.lengthwise.tensor.Precision;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The scores of a trained or constructed model, length by length. */
@Command(name = "evaluate", sortOptions = false, description = "Scores a model by length: exact match with its interval, token accuracy, kinds of errors.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class EvaluateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "RUN", description = "a run's folder, or a constructed model's")
    private Path run;

    @Mixin
    private StepOption step;

    @Option(names = "--lengths", paramLabel = "N,N,...", description = "lengths to score (default: the run's own)")
    private @Nullable LengthList lengths;

    @Option(names = "--samples", paramLabel = "N", description = "examples of each length (default: the run's own)")
    private @Nullable Integer samples;

    @Option(names = "--seed", paramLabel = "N", description = "draws the test inputs (default: the run's own, which gives the scores after training again)")
    private @Nullable Long seed;

    @Option(names = "--hint", paramLabel = "H", description = "score the model's head for this hint instead of the main task")
    private @Nullable String hint;

    @Option(names = "--generate", description = "generate every answer token by token with a key-value cache, instead of scoring it in one forward pass")
    private boolean generate;

    @Option(names = "--precision", defaultValue = "fp32", converter = AskedWord.OfPrecision.class, paramLabel = "P", description = "fp32, bf16, auto, fp64, fp16; all-bf16 and all-fp16 round attention and residual stream too (default: ${DEFAULT-VALUE})")
    private Asked<Precision> precision;

    @Mixin
    private AttentionOption attention;

    @Mixin(name = "threads")
    private ThreadsOption threads;

    @Mixin
    private DeviceOption device;

    @Mixin
    private AnswerEngineOption engine;

    @Mixin(name = "plugins")
    private PluginsOption plugins;

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (samples != null) {
            Options.requireAtLeast(spec, "--samples", samples, 1);
        }
        int used = threads.count();
        run = Locations.run(run);
        StoredModel stored = new StoredModel(run, step.asked());
        Setup setup = stored.setup();
        Questions questions = questions(setup);
        EvaluateConfig config = setup.recipe().evaluate();
        List<Integer> scored = lengths(setup, questions);
        int asked = samples == null ? config.samples() : samples;
        long drawnBy = seed == null ? config.seed() : seed;
        Precision resolved;
        Evaluation evaluation;
        try (Progress progress = new Progress("evaluate")) {
            EngineKind computes = engine.choose(spec, stored, device, precision);
            Device chosen = Device.CPU;
            if (computes == EngineKind.TORCH) {
                Engine.start(used, progress::doing);
                chosen = device.resolve();
                resolved = DeviceOption.resolve(chosen, precision);
                Device.allowTf32(resolved);
            } else {
                resolved = Precision.FP32;
            }
            if (chosen == Device.CPU) {
                requireMemory(ModelFootprint.of(setup).by(computes), questions, scored, asked, resolved);
            }
            progress.doing("reading the model");
            IntConsumer next = length -> progress.doing("evaluating", () -> List.of("evaluating", "length " + length,
                    (scored.indexOf(length) + 1) + " of " + scored.size() + " lengths"));
            Device place = chosen;
            try (Model model = stored.open(
                    own -> attention.model(own, asWell -> asWell.model(computes, place, used)), progress::say)) {
                evaluation = generate
                        ? new Generator(model, resolved, setup.task().vocabulary().end())
                                .evaluate(questions, scored, asked, drawnBy, next)
                        : new Evaluator(model, resolved).evaluate(questions, scored, asked, drawnBy, next);
            }
        }
        if (json) {
            OptionalLong at = stored.step();
            TrainedLengths trained = setup.recipe().trained();
            System.out.println(RecordWriter.text(new ModelScores(run.toString(),
                    at.isPresent() ? Optional.of(at.getAsLong()) : Optional.empty(), setup.task().name(),
                    Optional.ofNullable(hint), generate ? "generated" : EvaluationFile.TEACHER_FORCED,
                    resolved.toString(), attention.temper(), attention.attention().map(AttentionKind::toString),
                    drawnBy, LengthSpan.of(trained),
                    HintScore.scores(evaluation, trained),
                    N50.of(evaluation.results(), trained).map(N50Entry::of))));
        } else {
            stored.step().ifPresent(at -> System.out.println(run + " after step " + at));
            attention.words().ifPresent(other -> System.out.println(run + " with " + other));
            Stdio.print(TerminalTable.ofEvaluation(evaluation, setup.recipe().trained()));
        }
        return 0;
    }

    private void requireMemory(ModelFootprint model, Questions questions, List<Integer> scored, int asked,
            Precision precision) {
        for (int length : scored) {
            (generate
                    ? model.generating(questions, length, asked, precision, "--lengths", "--samples")
                    : model.scoring(questions, length, asked, precision, "--lengths", "--samples")).require("");
        }
    }

    private List<Integer> lengths(Setup setup, Questions questions) {
        int longest = setup.longest(questions);
        if (lengths == null) {
            List<Integer> own = setup.recipe().evaluate().lengths().stream()
                    .filter(length -> length >= questions.minLength() && length <= longest).toList();
            if (own.isEmpty()) {
                throw new ParameterException(spec.commandLine(), "--lengths is missing: " + questions.describe()
                        + " can be asked at none of the run's own lengths; " + questions.minLength() + " to " + longest
                        + " are allowed");
            }
            return own;
        }
        lengths.require(spec, questions.minLength(), longest, questions.describe());
        for (int length : lengths.values()) {
            if (!questions.hasInputs(length)) {
                throw new ParameterException(spec.commandLine(), "--lengths " + length
                        + " is not allowed: this run kept no input of that length out of its training");
            }
        }
        return lengths.values();
    }

    private Questions questions(Setup setup) {
        if (hint == null) {
            return setup.questions();
        }
        List<Questions> hints = setup.hintQuestions();
        return hints.stream().filter(candidate -> candidate.head().equals(hint)).findFirst()
                .orElseThrow(() -> new ParameterException(spec.commandLine(), "--hint " + hint + ": this model has "
                        + (hints.isEmpty()
                                ? "learned no hint"
                                : "learned " + hints.stream().map(Questions::head)
                                        .collect(Collectors.joining(", ")))));
    }
}
