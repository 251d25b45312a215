package dev.lengthwise.cli;

import dev.lengthwise.engine.EngineKind;
import dev.lengthwise.engine.Model;
import dev.lengthwise.experiment.Answer;
import dev.lengthwise.experiment.Setup;
import dev.lengthwise.experiment.StoredModel;
import dev.lengthwise.result.codec.Json;
import dev.lengthwise.run.ModelFootprint;
import dev.lengthwise.task.Task;
import dev.lengthwise.tensor.Asked;
import dev.lengthwise.tensor.Device;
import dev.lengthwise.tensor.Engine;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.text.Counted;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/** A model's answer to one input, written token after token. */
@Command(name = "predict", sortOptions = false, description = "Prints a model's answer to an input, decoded step by step.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class PredictCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "RUN", description = "a run's folder, or a constructed model's")
    private Path run;

    @Parameters(index = "1", paramLabel = "VALUES", description = "the input, separated by spaces, as sample shows it: \"7 3 9 3\"")
    private String values;

    @Mixin
    private StepOption step;

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
        int used = threads.count();
        StoredModel stored = new StoredModel(Locations.run(run), step.asked());
        Setup setup = stored.setup();
        int[] input = input(setup);
        Answer answer;
        try (Progress progress = new Progress("predict")) {
            EngineKind computes = engine.choose(spec, stored, device, Asked.of(Precision.FP32));
            if (computes == EngineKind.TORCH) {
                Engine.start(used, progress::doing);
            }
            Device chosen = computes == EngineKind.TORCH ? device.resolve() : Device.CPU;
            if (chosen == Device.CPU) {
                ModelFootprint.of(setup).by(computes).generating(setup.questions(), setup.task().length(input), 1,
                        Precision.FP32, "length of the input", "number of inputs").require("");
            }
            progress.doing("predicting");
            try (Model model = stored.open(own -> own.model(computes, chosen, used), progress::say)) {
                answer = Answer.of(setup, model, input);
            }
        }
        if (!answer.ended()) {
            System.err.println("the model wrote no END within " + Counted.of(answer.tokens().length, "token"));
        }
        System.out.println(json ? document(stored.folder(), input, answer) : answer);
        return 0;
    }

    private static String document(Path run, int[] input, Answer answer) {
        Task task = answer.task();
        ObjectNode node = Json.object().put("run", run.toString()).put("task", task.name());
        Tokens.add(node.putArray("input"), input, task.vocabulary(), List.of());
        Tokens.add(node.putArray("answer"), answer.tokens(), task.vocabulary(), List.of());
        return Json.pretty(node.put("ended", answer.ended()).put("right",
                answer.ended() && Arrays.equals(answer.tokens(), withoutEnd(task.pose(input).completion()))));
    }

    private static int[] withoutEnd(int[] completion) {
        return Arrays.copyOf(completion, completion.length - 1);
    }

    private int[] input(Setup setup) {
        return InputValues.parse(values, setup.task(), setup.longest(setup.questions()), "this model").stream()
                .mapToInt(Integer::intValue).toArray();
    }
}
