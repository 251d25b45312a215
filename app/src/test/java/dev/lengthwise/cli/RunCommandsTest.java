package dev.lengthwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.TinyRecipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** train, evaluate, predict and runs on one tiny run. */
class RunCommandsTest {
    @TempDir
    static Path shared;
    private static Path recipe;
    private static Path run;
    private static Invocation training;

    @TempDir
    Path folder;

    @BeforeAll
    static void train() throws IOException {
        recipe = TinyRecipe.file(shared);
        run = shared.resolve("run");
        training = train(run);
    }

    private static Invocation train(Path out, Object... more) {
        Object[] arguments = Arrays.copyOf(new Object[]{"train", recipe, "--out", out, "--threads", 1},
                6 + more.length);
        System.arraycopy(more, 0, arguments, 6, more.length);
        return Invocation.of(arguments);
    }

    @Test
    void trainingEndsWithItsScoresAndItsReport() {
        assertThat(training.code()).as(training.err()).isZero();
        assertThat(training.outLines()).first().asString().startsWith("sort: exact match");
        assertThat(training.outLines()).anyMatch(line -> line.startsWith("successor: exact match"));
        assertThat(training.outLines()).contains("report: " + run.resolve("report.html")).last().asString()
                .startsWith("bits depend on: ");
        assertThat(training.err()).contains("training on cpu in fp32\n")
                .contains("tiny: trained  step 30/30  100 %  loss sort ")
                .contains("\nevaluating lengths 3, 6\n");
    }

    @Test
    void trainingPrintsOneDocumentIfAsked() throws IOException {
        Invocation train = train(folder.resolve("run"), "--json", "--seed", 0);
        assertThat(train.code()).isZero();
        JsonNode json = train.json();
        assertThat(json.propertyNames()).containsExactly("run", "task", "seed", "parameterHash", "trainedLengths",
                "results", "hints");
        assertThat(json.path("seed").asLong()).isZero();
        assertThat(json.path("parameterHash")).isEqualTo(manifest(folder.resolve("run")).path("parameterHash"));
        assertThat(json.path("results")).isEqualTo(
                JsonMapper.shared().readTree(folder.resolve("run/evaluation.json").toFile()).path("results"));
    }

    @Test
    void trainingTwiceIntoOneFolderIsRefused() throws IOException {
        Map<String, String> before = contents(run);
        Invocation again = train(run);
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).isEqualTo("lengthwise: " + run
                + ": there is a run here already; continue it with --resume or choose another --out\n");
        assertThat(contents(run)).isEqualTo(before);
    }

    @Test
    void resumingAFinishedRunPrintsItsResultAgain() throws IOException {
        Map<String, String> before = contents(run);
        Invocation again = train(run, "--resume");
        assertThat(again.code()).isZero();
        assertThat(again.out()).isEqualTo(training.out());
        assertThat(again.err()).isEqualTo(run + " is finished already\n");
        assertThat(contents(run)).isEqualTo(before);
    }

    /** The weights are what they are, however many threads are asked for now. */
    @Test
    void whatAFinishedRunHasNoUseForIsSaid() throws IOException {
        Map<String, String> before = contents(run);
        Invocation again = Invocation.of("train", recipe, "--out", run, "--threads", 2, "--device", "cpu", "--resume");
        assertThat(again.code()).isZero();
        assertThat(again.err()).isEqualTo(run
                + " is finished already: trained with 1 thread on cpu, which --threads 2 does not change\n");
        assertThat(contents(run)).isEqualTo(before);
    }

    @Test
    void resumingWhatIsNotThereIsSaid() {
        Path out = folder.resolve("nowhere");
        assertThat(train(out, "--set", "train.steps=1", "--resume").err())
                .startsWith("nothing to resume in " + out + ", which is not there: starting from the beginning\n");
    }

    @Test
    void resumingWithAnotherSeedIsRefusedAtItsLine() throws IOException {
        Map<String, String> before = contents(run);
        Invocation again = train(run, "--resume", "--seed", 2);
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).startsWith("lengthwise: " + run.resolve("recipe.yaml") + ": line ")
                .contains("the run was started with `seed: 1` and now has `seed: 2`");
        assertThat(contents(run)).isEqualTo(before);
    }

    @Test
    void aGpuThatIsNotThereIsMissedInWords() {
        Assumptions.assumeFalse(torch.cuda_is_available(), "a GPU is here");
        Invocation predict = Invocation.of("predict", run, "1 2", "--device", "cuda");
        assertThat(predict.code()).isEqualTo(1);
        assertThat(predict.out()).isEmpty();
        assertThat(predict.err()).startsWith("lengthwise: device cuda cannot be used: ").hasLineCount(1);
        Invocation tf32 = train(folder.resolve("tf32"), "--device", "cpu", "--set", "train.precision=tf32");
        assertThat(tf32.code()).isEqualTo(2);
        assertThat(tf32.err()).isEqualTo(
                "lengthwise: train.precision: precision tf32 is an arithmetic of NVIDIA's GPUs; use fp32 on cpu\n");
    }

    @Test
    void theDeviceStandsInTheManifest() throws IOException {
        Assumptions.assumeFalse(torch.cuda_is_available(), "a GPU is here");
        assertThat(manifest(run).path("device").asString()).isEqualTo("cpu");
    }

    @Test
    void theCommandStandsInTheManifest() throws IOException {
        assertThat(manifest(run).path("command").asString())
                .isEqualTo("lengthwise train " + recipe + " --out " + run + " --threads 1");
    }

    /** The contract's keys; and the numbers are those that training ended with. */
    @Test
    void evaluatingGivesTheScoresOfTraining() throws IOException {
        Invocation evaluate = Invocation.of("evaluate", run, "--lengths", "3,6", "--samples", 20, "--json");
        assertThat(evaluate.code()).isZero();
        assertThat(evaluate.json().propertyNames()).startsWith("run", "task").contains("results");
        assertThat(evaluate.json().path("run").asString()).isEqualTo(run.toString());
        assertThat(evaluate.json().path("task").asString()).isEqualTo("sort");
        JsonNode trained = JsonMapper.shared().readTree(run.resolve("evaluation.json").toFile());
        assertThat(evaluate.json().path("results")).isEqualTo(trained.path("results"));
        Invocation hint = Invocation.of("evaluate", run, "--hint", "successor", "--lengths", "3,6", "--samples", 20,
                "--json");
        assertThat(hint.json().path("results")).isEqualTo(trained.path("hints").path(0).path("results"));
    }

    @Test
    void writingTheAnswersOutGivesTheSameExactMatch() {
        Invocation forced = Invocation.of("evaluate", run, "--lengths", "1,2,9", "--samples", 50, "--json");
        Invocation generated = Invocation.of("evaluate", run, "--lengths", "1,2,9", "--samples", 50, "--json",
                "--generate");
        assertThat(generated.json().path("method").asString()).isEqualTo("generated");
        assertThat(generated.json().path("results")).extracting(length -> length.path("correct"))
                .isEqualTo(forced.json().path("results").valueStream().map(length -> length.path("correct")).toList());
    }

    /** Native code writes past what this process could capture. */
    @Test
    void nothingButTheDocumentIsOnStdoutOfAProcess() throws Exception {
        try (CommandProcess evaluate = CommandProcess.start(folder, "evaluate", run, "--lengths", "3,6", "--samples",
                20,
                "--json")) {
            assertThat(evaluate.exitCode()).as(evaluate.err()).isZero();
            assertThat(evaluate.out()).isEqualTo(
                    Invocation.of("evaluate", run, "--lengths", "3,6", "--samples", 20, "--json").out());
        }
    }

    /** The tiny model is trained without one. */
    @Test
    void aModelIsAskedWithAnotherTemperature() {
        Object[] own = {"evaluate", run, "--lengths", "3,6", "--samples", 50, "--json"};
        JsonNode scores = Invocation.of(own).json();
        assertThat(scores.has("temper")).isFalse();
        Function<String, JsonNode> asked = temper -> Invocation
                .of(Stream.concat(Stream.of(own), Stream.of("--temper", temper)).toArray()).json();
        for (String same : List.of("none", "log-length-beyond:from=50", "constant:beta=1,per=layer")) {
            JsonNode again = asked.apply(same);
            assertThat(again.path("temper").asString()).isEqualTo(same);
            assertThat(again.path("results")).as(same).isEqualTo(scores.path("results"));
        }
        assertThat(asked.apply("constant:beta=50").path("results")).isNotEqualTo(scores.path("results"));
        assertThat(
                Invocation.of("evaluate", run, "--samples", 2, "--lengths", "3", "--temper", "log-length").outLines())
                .first().isEqualTo(run + " with the temperature log-length, which it was not trained with");
    }

    /** The tiny model is trained with the usual ones. */
    @Test
    void aModelIsAskedWithOtherWeightsOfScores() {
        Object[] own = {"evaluate", run, "--lengths", "3,6", "--samples", 50, "--json"};
        JsonNode scores = Invocation.of(own).json();
        assertThat(scores.has("attention")).isFalse();
        Function<String, JsonNode> asked = kind -> Invocation
                .of(Stream.concat(Stream.of(own), Stream.of("--attention", kind)).toArray()).json();
        JsonNode usual = asked.apply("softmax");
        assertThat(usual.path("attention").asString()).isEqualTo("softmax");
        assertThat(usual.path("results")).isEqualTo(scores.path("results"));
        for (String other : List.of("sparsemax", "entmax15", "adaptive-softmax")) {
            assertThat(asked.apply(other).path("results")).as(other).isNotEqualTo(scores.path("results"));
        }
        assertThat(Invocation.of("evaluate", run, "--samples", 2, "--lengths", "3", "--temper", "log-length",
                "--attention", "entmax15").outLines()).first().isEqualTo(
                        run + " with the temperature log-length and the weights entmax15, which it was not trained with");
        Invocation wrong = Invocation.of("evaluate", run, "--attention", "entmax");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("--attention", "entmax",
                "softmax, sparsemax, entmax15, adaptive-softmax");
    }

    /** No gradient is known for it: it is for models that are there. */
    @Test
    void theAdaptiveSoftmaxIsNotTrained() {
        Invocation recipe = Invocation.of("recipe", "sort", "--set", "model.attention=adaptive-softmax");
        assertThat(recipe.code()).isEqualTo(2);
        assertThat(recipe.err()).contains("model.attention", "softmax, sparsemax, entmax15");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "log | \"log\" is not allowed; one of none, constant, log-length, one-plus-log-length, log-length-plus-one, log-length-beyond, log-length-up-to",
            "log-length:beta=0 | beta: 0.0 is not a number above 0", "log-length:beta | expected KEY=VALUE, got beta",
            "{kind | expected KIND or KIND:KEY=VALUE,..., such as log-length:beta=2",
            "log-length: | expected KEY=VALUE, got nothing", "log-length:beta=1,beta=2 | beta is there twice",
            "log-length:kind=none | kind is there twice",
            "log-length-beyond | from: missing; a whole number is needed"})
    void aTemperatureThatThereIsNotIsRefused(String temper, String message) {
        Invocation evaluate = Invocation.of("evaluate", run, "--temper", temper);
        assertThat(evaluate.code()).isEqualTo(2);
        assertThat(evaluate.err()).startsWith("lengthwise: --temper " + temper + ": ").contains(message);
    }

    @Test
    void evaluatingPrintsATableForPeople() {
        Invocation evaluate = Invocation.of("evaluate", run, "--samples", 2, "--lengths", "4,5");
        assertThat(evaluate.outLines()).hasSize(7).first().asString().startsWith("sort: exact match");
        assertThat(evaluate.outLines()).element(4).isEqualTo("Trained on lengths 1 to 4. Other lengths are unseen.");
        assertThat(evaluate.outLines()).element(5).asString().startsWith("n50, the length at which");
    }

    @Test
    void withoutOptionsTheScoresAfterTrainingComeAgain() {
        JsonNode again = Invocation.of("evaluate", run, "--json").json();
        JsonNode trained = train(run, "--resume", "--json").json();
        assertThat(again.path("results")).isNotEmpty().isEqualTo(trained.path("results"));
    }

    @Test
    void lengthsThatTheTaskDoesNotHaveAreRefused() {
        Path distinct = folder.resolve("distinct");
        train(distinct, "--set", "task.repeats=false", "--set", "train.steps=1");
        assertThat(Invocation.of("evaluate", distinct, "--lengths", "11").err()).isEqualTo(
                "lengthwise: --lengths 11 is not allowed: 1 to 10 for sort (see `lengthwise evaluate --help`)\n");
        Invocation repeated = Invocation.of("predict", distinct, "7 3 9 3");
        assertThat(repeated.err()).isEqualTo("lengthwise: the input has the value 3 twice; allowed is each value once:"
                + " this task has no repeats\n");
        assertThat(repeated.out()).isEmpty();
        assertThat(repeated.code()).isEqualTo(2);
        assertThat(Invocation.of("predict", distinct, "7 3 9").code()).isZero();
        assertThat(Invocation.of("predict", distinct, "0 1 2 3 4 5 6 7 8 9 0").err()).isEqualTo(
                "lengthwise: the input has length 11; allowed are up to 10 values for this task\n");
    }

    /** No length of the run's own is one that this hint can be asked at. */
    @Test
    void aHintThatCanBeAskedAtNoLengthIsRefused() {
        Path owed = folder.resolve("owed");
        train(owed, "--set", "hints=[{kind: remaining, share: 0.5}]", "--set", "lengths=[{min: 2, max: 4}]", "--set",
                "evaluate.lengths=[1]", "--set", "train.steps=1");
        assertThat(Invocation.of("evaluate", owed, "--hint", "remaining").err()).startsWith(
                "lengthwise: --lengths is missing: the hint remaining of sort can be asked at none of the run's own lengths;"
                        + " 2 to 9 are allowed");
        assertThat(Invocation.of("evaluate", owed, "--hint", "remaining", "--lengths", 3).code()).isZero();
    }

    @Test
    void aModelWithoutASeparatorAnswersToo() {
        Path direct = folder.resolve("direct");
        train(direct, "--set", "task.separator=false", "--set", "hints=[]", "--set", "train.steps=1");
        assertThat(Invocation.of("predict", direct, "3 1 2").outLines()).hasSize(1);
        assertThat(Invocation.of("evaluate", direct, "--generate", "--samples", 5).code()).isZero();
    }

    @Test
    void lengthsOfWhichNothingWasHeldOutAreRefused() {
        Path held = folder.resolve("held");
        train(held, "--set", "evaluate={heldOut: 0.001, lengths: [6], samples: 5}", "--set", "train.steps=1");
        assertThat(Invocation.of("evaluate", held).code()).isZero();
        assertThat(Invocation.of("evaluate", held, "--lengths", "1").err()).isEqualTo(
                "lengthwise: --lengths 1 is not allowed: this run kept no input of that length out of its training"
                        + " (see `lengthwise evaluate --help`)\n");
    }

    @Test
    void inputsThatAModelHasNoPositionsForAreRefused() {
        Path learned = folder.resolve("learned");
        train(learned, "--set", "model.position={kind: learned, longest: 13}", "--set", "train.steps=1");
        assertThat(Invocation.of("evaluate", learned, "--lengths", "7").err()).isEqualTo(
                "lengthwise: --lengths 7 is not allowed: 1 to 6 for sort (see `lengthwise evaluate --help`)\n");
        assertThat(Invocation.of("evaluate", learned, "--lengths", "6", "--generate", "--samples", 5).code()).isZero();
        assertThat(Invocation.of("predict", learned, "1 2 3 4 5 6").code()).isZero();
        assertThat(Invocation.of("predict", learned, "1 2 3 4 5 6 7").err()).isEqualTo(
                "lengthwise: the input has length 7; allowed are up to 6 values for this model\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3 1 2", "5", "9 9 0 9", "1,2", " 4  4 "})
    void predictingPrintsOneLineOfWords(String values) {
        Invocation predict = Invocation.of("predict", run, values);
        assertThat(predict.code()).isZero();
        assertThat(predict.outLines()).singleElement().asString().matches("(\\d( \\d| SEP| MASK)*)?");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "predict | 3 1 10 | the input's value 10 is outside the vocabulary; allowed are 0 to 9",
            "predict | 3 -1 | the input's value -1 is outside the vocabulary; allowed are 0 to 9",
            "predict | 3 x | the input's value \"x\" is not a whole number; allowed are 0 to 9",
            "predict | `` | the input has length 0; allowed is at least one value, 0 to 9",
            "evaluate | --lengths=0 | --lengths 0 is not allowed: at least 1 for sort",
            "evaluate | --hint=count | --hint count: this model has learned successor"})
    void whatAModelCannotBeAskedIsRefused(String command, String argument, String message) {
        Invocation wrong = Invocation.of(command, run, argument);
        assertThat(wrong.err()).startsWith("lengthwise: ").contains(message);
        assertThat(wrong.err().lines()).hasSize(1);
        assertThat(wrong.out()).isEmpty();
        assertThat(wrong.code()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"evaluate,model.safetensors,200", "evaluate,model.safetensors,0", "predict,model.safetensors,200",
            "predict,config.json,100", "evaluate,config.json,0", "train,manifest.json,50", "train,metrics.jsonl,-1",
            "train,evaluation.json,99"})
    void aDamagedFileIsOneLineAndExitCode1(String command, String name, int length) throws IOException {
        Path copy = folder.resolve("run");
        copy(run, copy);
        byte[] bytes = Files.readAllBytes(copy.resolve(name));
        if (length < 0) {
            bytes[1] = 'x';
        }
        Files.write(copy.resolve(name), length < 0 ? bytes : Arrays.copyOf(bytes, length));
        Map<String, String> before = contents(copy);
        Invocation damaged = switch (command) {
            case "predict" -> Invocation.of("predict", copy, "1 2");
            case "evaluate" -> Invocation.of("evaluate", copy);
            default -> train(copy, "--resume");
        };
        assertThat(damaged.err().replace(copy + " is finished already\n", ""))
                .startsWith("lengthwise: " + copy.resolve(name) + ": ").hasLineCount(1);
        assertThat(damaged.out()).isEmpty();
        assertThat(damaged.code()).isEqualTo(1);
        assertThat(contents(copy)).isEqualTo(before);
        assertThat(Invocation.of("runs", folder).code()).isZero(); // the list goes on without it
    }

    @Test
    void aTruncatedCheckpointIsOneLineAndExitCode1() throws IOException {
        Path out = folder.resolve("run");
        Invocation failed = train(out, "--set", "train.learningRate=1e30", "--set", "train.schedule=constant", "--set",
                "train.checkpointEvery=1");
        assertThat(failed.code()).isEqualTo(1);
        assertThat(failed.err()).contains("lengthwise: the loss of sort is NaN at step 1 ");
        Path checkpoint = out.resolve("checkpoints/step-000000001.safetensors");
        Files.write(checkpoint, Arrays.copyOf(Files.readAllBytes(checkpoint), 1000));
        Invocation damaged = train(out, "--resume", "--set", "train.learningRate=1e30", "--set",
                "train.schedule=constant", "--set", "train.checkpointEvery=1");
        assertThat(damaged.code()).isEqualTo(1);
        assertThat(damaged.err().lines().skip(1).filter(line -> !line.startsWith("bits depend on: "))).singleElement()
                .asString()
                .contains(checkpoint + ": ", "delete the newest checkpoint");
        assertThat(checkpoint).hasSize(1000);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "task: {kind: sort, kind: increment} | bad.yaml:1:20: task.kind: ",
            "task: {kind: sort}\\nseed: 1\\nseed: 2 | bad.yaml:3:1: seed: ",
            "task: {kind: sort}\\nsteps: 5 | bad.yaml:2:1: steps: unknown key; allowed: name, task, hints",
            "task: {kind: sort}\\ntrain: {steps: many} | bad.yaml:2:16: train.steps: \"many\" is not a whole number",
            "task: {kind: sort}\\ntrain: {steps: 1.7} | bad.yaml:2:16: train.steps: 1.7 is not a whole number",
            "task: {kind: sort}\\nmodel: {width: 100, heads: 16} | bad.yaml:2:16: model.width: 100 is not divisible by heads 16;",
            "task: {kind: sort}\\nlengths: [{min: 0, max: 5, share: 1}] | bad.yaml:2:17: lengths.0.min: 0 is below 1",
            "task: {kind: sort}\\nevaluate: {lengths: [0]} | bad.yaml:2:22: evaluate.lengths",
            "{} | bad.yaml:1:1: task: missing; {kind: KIND} is needed, where KIND is one of sort, increment, ",
            "task: [ | bad.yaml:1:8: not YAML: "})
    void aBadRecipeIsOneLineAndExitCode2AndLeavesNothing(String yaml, String message) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.yaml"), yaml.replace("\\n", "\n"));
        Path out = folder.resolve("out");
        Invocation bad = Invocation.of("train", file, "--out", out);
        assertThat(bad.err()).startsWith("lengthwise: " + folder.resolve(message)).hasLineCount(1);
        assertThat(bad.out()).isEmpty();
        assertThat(bad.code()).isEqualTo(2);
        assertThat(out).doesNotExist();
    }

    @Test
    void anAnswerIsADocumentTooIfAskedFor() {
        Invocation plain = Invocation.of("predict", run, "3 1 2");
        JsonNode answer = Invocation.of("predict", run, "3 1 2", "--json").json();
        assertThat(answer.path("run").asString()).isEqualTo(run.toString());
        assertThat(answer.path("task").asString()).isEqualTo("sort");
        assertThat(answer.path("input")).extracting(JsonNode::asInt).containsExactly(3, 1, 2);
        assertThat(answer.path("answer")).extracting(JsonNode::asString)
                .isEqualTo(List.of(plain.out().strip().split(" ")));
        assertThat(answer.path("right").asBoolean()).isEqualTo(plain.out().equals("1 2 3\n"));
        assertThat(answer.path("ended").isBoolean()).isTrue();
    }

    @Test
    void everythingThatIsWrongWithARecipeIsALineEach() throws IOException {
        Path file = Files.writeString(folder.resolve("bad.yaml"), "task: {kind: sort}\ntrain: {steps: 0, batch: x}\n");
        Invocation bad = Invocation.of("train", file, "--set", "model.heads=3", "--out", folder.resolve("out"));
        assertThat(bad.err().lines()).containsExactly(
                "lengthwise: " + file + ":2:16: train.steps: 0 is not allowed: at least 1",
                "lengthwise: " + file + ":2:26: train.batch: \"x\" is not a whole number",
                "lengthwise: --set model.heads=3: model.width: 128 is not divisible by heads 3; width must be a multiple"
                        + " of heads");
        assertThat(bad.code()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"tiny.yaml | there is a file of this name; choose another --out",
            "tiny.yaml/below | this folder cannot be created: ",
            "full | there are files here that belong to no run; choose another --out"})
    void anUnusableFolderIsOneLineAndExitCode2(String out, String message) throws IOException {
        Files.createDirectories(folder.resolve("full"));
        Files.writeString(folder.resolve("full/thesis.tex"), "years of work");
        TinyRecipe.file(folder);
        for (String command : new String[]{"train", "study"}) {
            Path file = command.equals("train") ? recipe : StudyFile.in(folder, TinyRecipe.YAML, 1);
            Invocation refused = Invocation.of(command, file, "--out", folder.resolve(out));
            assertThat(refused.err()).startsWith("lengthwise: " + folder.resolve(out) + ": ")
                    .contains(message.replace("no run", command.equals("train") ? "no run" : "no study"))
                    .hasLineCount(1);
            assertThat(refused.code()).isEqualTo(2);
        }
        assertThat(folder.resolve("full/thesis.tex")).hasContent("years of work");
    }

    @Test
    void listsTheRun() {
        Invocation runs = Invocation.of("runs", shared, "--json");
        assertThat(runs.json()).singleElement()
                .satisfies(entry -> assertThat(entry.path("status").asString()).isEqualTo("done"));
        assertThat(Invocation.of("runs", shared).outLines()).hasSize(2);
    }

    private static JsonNode manifest(Path run) {
        return JsonMapper.shared().readTree(run.resolve("manifest.json").toFile());
    }

    /** Every file with its bytes. */
    private static Map<String, String> contents(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(folder.relativize(file).toString(), Arrays.toString(Files.readAllBytes(file)));
            }
        }
        return contents;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
