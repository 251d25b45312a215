package dev.lengthwise.cli;

import dev.lengthwise.evaluate.Questions;
import dev.lengthwise.experiment.Setup;
import dev.lengthwise.recipe.Recipe;
import dev.lengthwise.recipe.RecipeReader;
import dev.lengthwise.result.codec.Json;
import dev.lengthwise.run.Footprint;
import dev.lengthwise.task.Example;
import dev.lengthwise.task.FamilyTask;
import dev.lengthwise.task.InputFamily;
import dev.lengthwise.task.Vocabulary;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Examples of a task or a hint, as JSON lines. */
@Command(name = "sample", sortOptions = false, description = "Prints examples of a task, or of a hint about it, as JSON lines.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class SampleCommand implements Callable<Integer> {
    /** A length that tasks have; what is tested does not matter here. */
    private static final int SHORT = 2;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "TASK", description = "a kind of task, such as sort; recipe --explain task.kind lists them")
    private String task;

    @Option(names = "--hint", paramLabel = "H", description = "print questions of this hint instead, such as successor")
    private @Nullable String hint;

    @Option(names = "--family", paramLabel = "F", description = "inputs of this family of the task's instead, such as uniform")
    private @Nullable String family;

    @Option(names = "--lengths", required = true, paramLabel = "N,N,...", description = "lengths of the inputs")
    private LengthList lengths;

    @Option(names = "--samples", defaultValue = "10", paramLabel = "N", description = "examples of each length (default: ${DEFAULT-VALUE})")
    private int samples;

    @Option(names = "--seed", defaultValue = "1", paramLabel = "N", description = "decides the examples (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "a key of the task, such as values=50 (recipe --explain task lists them); of=HINT for the hint shuffled")
    private List<String> sets = List.of();

    @Mixin(name = "plugins")
    private PluginsOption plugins;

    @Option(names = "--json", description = "print one JSON document, a list, instead of lines")
    private boolean json;

    @Override
    public Integer call() {
        Options.requireAtLeast(spec, "--samples", samples, 1);
        lengths.require(spec, 1, Integer.MAX_VALUE, task);
        Setup setup = Setup.of(recipe());
        Questions questions = ofFamily(setup, hint == null ? setup.questions() : setup.hintQuestions().getFirst());
        lengths.require(spec, questions.minLength(), questions.maxLength(), questions.describe());
        lengths.values().forEach(length -> Footprint.ofLine(length, questions.mostRead(length)).require(""));
        String before = json ? "[" : "";
        for (int length : lengths.values()) {
            for (int i = 0; i < samples && !System.out.checkError(); i++) {
                System.out.print(before + Json.line(line(setup, questions, questions.drawOne(length, i, seed)))
                        + (json ? "" : "\n"));
                before = json ? ",\n" : "";
            }
        }
        System.out.print(json ? "]\n" : "");
        return 0;
    }

    private Questions ofFamily(Setup setup, Questions questions) {
        if (family == null) {
            return questions;
        }
        List<InputFamily> families = setup.task().families();
        InputFamily chosen = families.stream().filter(each -> each.toString().equals(family)).findFirst()
                .orElseThrow(() -> new ParameterException(spec.commandLine(),
                        "--family " + family + " is not allowed: " + task + " has " + families.stream()
                                .map(InputFamily::toString).collect(Collectors.joining(", "))));
        return new Questions(new FamilyTask(setup.task(), chosen), questions.hint());
    }

    /** A recipe that asks for just this; what is wrong in it is told like what is wrong in any other. */
    private Recipe recipe() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("TASK " + task, "task.kind=" + quoted(task));
        if (hint != null) {
            options.put("--hint " + hint, "hints=[{kind: " + quoted(hint) + "}]");
        }
        int shortest = Collections.min(lengths.values());
        int longest = Collections.max(lengths.values());
        options.put("--lengths " + longest,
                "lengths=[{min: " + shortest + ", max: " + longest + "}]");
        sets.forEach(set -> options.put("--set " + set, key(set)));
        return RecipeReader.ofOptions("sample", List.of("evaluate.lengths=[" + Math.min(shortest, SHORT) + "]"),
                options);
    }

    private static String quoted(String text) {
        return Json.line(StringNode.valueOf(text));
    }

    private static ObjectNode line(Setup setup, Questions questions, Example example) {
        Vocabulary vocabulary = setup.task().vocabulary();
        ObjectNode line = Json.object();
        line.put("task", setup.task().name());
        line.put("hint", questions.hint() == null ? null : questions.head());
        line.put("length", setup.task().length(example.input()));
        Tokens.add(line.putArray("input"), example.input(), vocabulary, List.of());
        Tokens.add(line.putArray("prompt"), example.context(), vocabulary, List.of(vocabulary.separator()));
        Tokens.add(line.putArray("answer"), example.completion(), vocabulary,
                questions.hint() == null ? List.of(vocabulary.end()) : List.of());
        if (questions.hint() == null) {
            List<String> decisions = setup.task().decisions(example.input());
            decisions.subList(0, decisions.size() - 1).forEach(line.putArray("decisions")::add); // not of END, either
        }
        return line;
    }

    /** Keys may be short, as only the task's and the hint's are meant. */
    private static String key(String set) {
        if (set.startsWith("hints.")) {
            return set;
        }
        return set.startsWith("of=") ? "hints.0." + set : Options.ofTask(set);
    }
}
