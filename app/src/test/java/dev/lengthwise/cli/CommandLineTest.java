package dev.lengthwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.PlainWords;
import dev.lengthwise.recipe.Shipped;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class CommandLineTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"sample", "recipe", "train", "construct", "evaluate", "predict", "study", "report",
            "reproduce", "runs", "compare", "probe", "bench", "doctor", "bundle"})
    void everyCommandExplainsItselfInAHundredColumns(String command) {
        Invocation help = Invocation.of(command, "--help");
        assertThat(help.code()).isZero();
        assertThat(help.err()).isEmpty();
        assertThat(help.outLines()).first().asString().startsWith("Usage: lengthwise " + command);
        assertThat(help.outLines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        assertThat(PlainWords.idioms(help.out())).isEmpty();
        assertThat(Invocation.of("--help").out()).contains("\n  " + command + " ");
    }

    @Test
    void tellsItsVersion() {
        assertThat(Invocation.of("--version").out()).startsWith("lengthwise ");
        assertThat(Invocation.of("--version", "--json").json().propertyNames()).containsExactly("version", "commit",
                "jdk");
    }

    /** A list's values stand once in the help, not as a first one and further ones. */
    @ParameterizedTest
    @ValueSource(strings = {"reproduce", "study"})
    void anOptionThatTakesAListIsExplainedOnce(String command) {
        assertThat(Invocation.of(command, "--help").out()).contains("--arms=NAME,NAME,...").doesNotContain("......");
    }

    /** Each line names the option or argument, what was given and what is allowed; nothing is started or written. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "`` | a command is missing; allowed: sample, recipe, train, construct, evaluate, predict, study, report, power, pool, reproduce, runs, compare, probe, bench, doctor, bundle (see `lengthwise --help`)",
            "frobnicate | unknown command 'frobnicate'; allowed: sample, recipe, train, construct, evaluate, predict, study, report, power, pool, reproduce, runs, compare, probe, bench, doctor, bundle (see",
            "trian x | unknown command 'trian'; allowed: sample, recipe, train",
            "train | Missing required parameter: 'RECIPE' (see `lengthwise train --help`)",
            "train sort extra | 'extra' is one argument too many (see `lengthwise train --help`)",
            "study --list --jobs 2 | --jobs is not allowed beside --list: it would have no effect (see",
            "study quick --list | NAME is not allowed beside --list: it would have no effect (see",
            "evaluate x --precision fp31 | 'fp31' is not one of auto, fp32, bf16",
            "train sort --device gpu | 'gpu' is not one of auto, cpu, cuda",
            "train sort --sede 1 | unknown option '--sede'; did you mean --seed?",
            "train sort --seed | Missing required parameter for option '--seed' (N)",
            "train sort --seed abc | Invalid value for option '--seed': 'abc' is not a whole number (see `lengthwise train --help`)",
            "train sort --seed 99999999999999999999 | '99999999999999999999' is not a whole number from 0 to 9223372036854775807",
            "train sort --seed -1 | Invalid value for option '--seed': '-1' is not a whole number from 0 to",
            "train sort --seed 1.5 | '1.5' is not a whole number",
            "train sort --seed 1 --set seed=2 | --seed 1 is not allowed beside --set seed=...: one of them would have no effect",
            "study construction-gap --device cuda | --device cuda is not allowed: construction-gap is about constructed models, which are scored on the processor; cpu or auto",
            "train sort --threads two | Invalid value for option '--threads': 'two' is not a whole number (see",
            "train sort --threads 3000000000 | '3000000000' is not a whole number from -2147483648 to 2147483647",
            "train sort --threads -2 | --threads -2 is not allowed: 0 to 1024",
            "train sort --threads 1000000 | --threads 1000000 is not allowed: 0 to 1024",
            "train /dev/zero | /dev/zero: is a pipe or a device; a file is needed",
            "train sort --set train.stesp=5 | --set train.stesp=5: unknown key; did you mean steps?",
            "train sort --set train.steps=0 | --set train.steps=0: 0 is not allowed: at least 1",
            "train sort --set train.steps=-5 | --set train.steps=-5: -5 is not allowed: at least 1",
            "train sort --set steps | --set steps: is not KEY=VALUE, such as train.steps=500",
            "train sort --set model.heads=7 | model.width: 128 is not divisible by heads 7; width must be a multiple of heads",
            "train nosuch | nosuch: no such file, and none of the shipped recipes: addition, ",
            "train nosuch.yaml | nosuch.yaml: does not exist",
            "study nosuch.yaml | nosuch.yaml: does not exist",
            "study pom.xml | pom.xml: ",
            "study recipes/sort.yaml | recipes/sort.yaml: is a recipe, not a study; `train` trains it",
            "study x --seeds many | Invalid value for option '--seeds': 'many' is not a whole number",
            "study | Missing required parameter: 'NAME'; one of ",
            "study quick --seeds 1000000 | --seeds 1000000 is not allowed: 4 arms × 1,000,000 seeds = 4,000,000 runs; a study has at most 10,000 runs",
            "study quick --arms contrl | --arms contrl: no such arm; did you mean control? there are control,",
            "study construction-gap --arms sort | --arms is for studies of arms: construction-gap has sweeps",
            "sample sort --lengths 8-5 | Invalid value for option '--lengths': 8-5 runs backwards; write 5-8",
            "sample sort --lengths 1-2000000000 | 1-2000000000 are 2000000000 lengths, of which at most 10000 are allowed",
            "sample sort --lengths 10-100:0 | 10-100:0 has step 0, which is below 1",
            "study quick --scale huge | Invalid value for option '--scale': 'huge' is not one of smoke, laptop, paper (see",
            "study quick --scale paper | quick.yaml:5:1: scales: none; the study has one size, so leave out --scale paper",
            "train studies/quick.yaml | studies/quick.yaml: is a study, not a recipe; `study` runs it",
            "study headlien | headlien: ",
            "study headlien | did you mean headline? ",
            "report nowhere | nowhere: no such folder, and no study of that name in runs or docs/results; there are ",
            "report recipes | recipes/study.yaml does not exist; the folder of a study that has ended is needed",
            "report headlien | did you mean headline? ",
            "reproduce docs/results/construction-gap --arms sort | --arms is for studies of arms: construction-gap has cells, which --cells chooses",
            "reproduce docs/results/construction-gap --seeds 1 | --seeds is for studies of arms: in construction-gap nothing is trained",
            "reproduce docs/results/construction-gap --device cuda | --device cuda is not allowed: construction-gap is about constructed models,",
            "reproduce docs/results/headline --cells x | --cells is for studies of constructed models: headline has arms, which --arms chooses",
            "report | Missing required parameter: 'STUDY'",
            "reproduce nowhere | nowhere: no such folder, and no study of that name in runs or docs/results; there are ",
            "reproduce docs/results/headline --arms shuffled | docs/results/headline: no arm shuffled; there are control,",
            "reproduce docs/results/headline --seeds 1,x | Invalid value for option '--seeds' (N,N,...): 'x' is not a whole number",
            "reproduce docs/results/headline --jobs -1 | --jobs -1 is not allowed: at least 0",
            "reproduce | Missing required parameter: 'STUDY'",
            "study x --jobs -1 | --jobs -1 is not allowed: at least 0",
            "sample fold --lengths 4 | TASK fold: \"fold\" is not allowed; one of sort, increment, reverse",
            "sample sort | Missing required option: '--lengths=N,N,...'",
            "sample sort --lengths 4,x | Invalid value for option '--lengths': 'x' is not a whole number",
            "sample sort --lengths 4,0 | --lengths 0 is not allowed: at least 1 for sort",
            "sample sort --lengths -3 | --lengths -3 is not allowed: at least 1 for sort",
            "sample sort --lengths 4 --samples 0 | --samples 0 is not allowed: at least 1",
            "sample sort --lengths 4 --seed -1 | Invalid value for option '--seed': '-1' is not a whole number from 0 to",
            "sample sort --family near --lengths 4 | --family near is not allowed: sort has uniform, one-value, one-missing, near-neighbours,",
            "sample sort --hint carry --lengths 4 | --hint carry: hint carry is not one of sort's: successor, count,",
            "sample sort --hint x}] --lengths 4 | --hint x}]: hint x}] is not one of sort's",
            "sample sort --lengths 200 --set repeats=false | --lengths 200: 200 is too long; the task's inputs have up to 100",
            "sample sort --lengths 2 --set valeus=5 | --set valeus=5: unknown key; did you mean values?",
            "sample sort --lengths 2 --set of=count | --set of=count: no element of hints",
            "evaluate nowhere | nowhere: no such folder, nor runs/nowhere; there are none, see `lengthwise runs`",
            "evaluate pom.xml | pom.xml: no such folder",
            "evaluate recipes | recipes: not the folder of a run: config.json and model.safetensors are not both there",
            "evaluate x --precision fp8 | Invalid value for option '--precision': 'fp8' is not one of auto, fp32, bf16",
            "evaluate x --samples 0 | --samples 0 is not allowed: at least 1",
            "evaluate x --seed -1 | Invalid value for option '--seed': '-1' is not a whole number from 0 to",
            "probe x --seed -1 | Invalid value for option '--seed': '-1' is not a whole number from 0 to",
            "compare x y --seed -7 | Invalid value for option '--seed': '-7' is not a whole number from 0 to",
            "predict nowhere 1 | nowhere: no such folder",
            "predict nowhere | Missing required parameter: 'VALUES'",
            "runs nowhere | nowhere: no such folder; expected one that runs are below, such as runs",
            "runs pom.xml | pom.xml: no such folder",
            "doctor --jsno | unknown option '--jsno'; did you mean --json?"})
    void aWrongCommandIsOneLineAndExitCode2(String command, String message) {
        List<String> arguments = Arrays.stream(command.split(" ")).filter(word -> !word.isEmpty()).toList();
        Invocation wrong = Invocation.of(arguments.toArray());
        assertThat(wrong.err()).contains(message).startsWith("lengthwise: ").endsWith("\n");
        assertThat(wrong.err().lines()).hasSize(1);
        assertThat(wrong.out()).isEmpty();
        assertThat(wrong.code()).isEqualTo(2);
    }

    /** Whoever opens a pipe waits until somebody writes to it. */
    @ParameterizedTest
    @ValueSource(strings = {"pipe", "pipe.yaml"})
    @Timeout(60)
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aPipeWithoutAWriterIsNotWaitedFor(String name, @TempDir Path folder) throws Exception {
        Path pipe = folder.resolve(name);
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        for (String command : new String[]{"train", "study"}) {
            Invocation wrong = Invocation.of(command, pipe, "--out", folder.resolve("out"));
            assertThat(wrong.err()).isEqualTo("lengthwise: " + pipe + ": is a pipe or a device; a file is needed\n");
            assertThat(wrong.code()).isEqualTo(2);
        }
    }

    @Test
    void listsTheStudiesThatComeAlong() {
        Invocation studies = Invocation.of("study", "--list");
        assertThat(studies.code()).isZero();
        assertThat(studies.outLines()).isSorted().anyMatch(line -> line.matches(
                "quick +Sorting beyond the trained length: .* \\(4 arms; one size\\)"))
                .anyMatch(line -> line.matches("headline +.* \\(3 arms; smoke, laptop, paper\\)"));
        assertThat(Invocation.of("study", "--help").out()).contains("headline", "quick");
        JsonNode listed = Invocation.of("study", "--list", "--json").json();
        assertThat(listed).extracting(study -> study.path("study").asString())
                .isEqualTo(Shipped.STUDIES.names());
        assertThat(listed).filteredOn(study -> study.path("study").asString().equals("headline")).singleElement()
                .satisfies(study -> {
                    assertThat(study.path("scales")).extracting(JsonNode::asString)
                            .containsExactly("smoke", "laptop", "paper");
                    assertThat(study.path("arms")).extracting(JsonNode::asString).containsExactly("control",
                            "successor-replace", "successor-add");
                    assertThat(study.path("title").asString()).isNotBlank();
                });
        assertThat(listed).filteredOn(study -> study.has("sweeps")).isNotEmpty();
    }

    @Test
    void listsNoRunsWhereNoneAre() {
        Invocation runs = Invocation.of("runs", folder);
        assertThat(runs.code()).isZero();
        assertThat(runs.out()).isEmpty();
        assertThat(runs.err()).isEqualTo("no runs below " + folder + "; start one with: lengthwise study quick\n");
        assertThat(Invocation.of("runs", folder, "--json").json().isArray()).isTrue();
    }

    /** Somebody who asks for one benchmark and gets none has to learn that from the exit code too. */
    @Test
    void aBenchmarkThatCannotBeDoneHereFails() {
        Invocation left = Invocation.of("bench", "throughput", "--threads", "1");
        assertThat(left.code()).isEqualTo(1);
        assertThat(left.err()).endsWith("throughput: one thread cannot be shared out\n");
    }

    @Test
    void theDoctorExaminesTheMachine() {
        Invocation doctor = Invocation.of("doctor", "--json");
        assertThat(doctor.code()).isZero();
        assertThat(doctor.json().path("healthy").asBoolean()).isTrue();
        assertThat(doctor.json().path("checks")).extracting(check -> check.path("check").asString()).contains("JDK",
                "libtorch", "threads", "fp32", "bf16");
        assertThat(Invocation.of("doctor").outLines()).hasSizeGreaterThanOrEqualTo(
                doctor.json().path("checks").size());
    }
}
