package dev.lengthwise.task.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lengthwise.task.DecisionKind;
import dev.lengthwise.task.DecisionKinds;
import dev.lengthwise.task.Example;
import dev.lengthwise.task.FamilyTask;
import dev.lengthwise.task.InputFamily;
import dev.lengthwise.task.Task;
import dev.lengthwise.task.TaskFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs of the shell, which is there wherever tests run but on Windows. */
@DisabledOnOs(OS.WINDOWS)
class ProgramTest {
    private static final String FIRST = "echo '{\"protocol\":1,\"values\":10,\"hints\":[\"after\"]}'; ";
    private static final String TWO = "{\"input\":[4,2],\"answer\":[2,4],\"decisions\":[\"one\",\"other\"]}";

    private static ProgramConfig config(String script) {
        return new ProgramConfig(List.of("sh", "-c", script), Path.of("").toAbsolutePath(), 5);
    }

    private static Task task(String script) {
        return config(FIRST + script).task();
    }

    private static String always(String line) {
        return "while read line; do echo '" + line + "'; done";
    }

    @Test
    void whatItAnswersIsTheExample() {
        Task task = task(always(TWO));
        int[] input = task.draw(2, new SplittableRandom(1));
        assertThat(input).containsExactly(4, 2);
        Example example = task.pose(input);
        assertThat(example.tokens()).containsExactly(4, 2, 10, 2, 4, 11);
        assertThat(example.input()).isSameAs(input);
        assertThat(task.decisions(input)).containsExactly("one", "other", "end");
        assertThat(task.mostRead(2)).isEqualTo(example.tokens().length - 1);
        assertThat(task.name()).isEqualTo("program");
    }

    @Test
    void anInputThatItDidNotDrawIsAskedAbout() {
        Task task = task(always(TWO));
        assertThat(task.pose(new int[]{4, 2}).completion()).containsExactly(2, 4, 11);
        assertThatExceptionOfType(TaskFailure.class).isThrownBy(() -> task.pose(new int[]{4, 3}))
                .withMessageContaining("input is [4, 2]; the request was about [4, 3]");
    }

    @Test
    void aHintsQuestionHasItsPrompt() {
        Task task = task(always("{\"input\":[4,2],\"prompt\":[4],\"answer\":[\"END\"]}"));
        Example question = task.hints().getFirst().ask(new int[]{4, 2}, new SplittableRandom(1));
        assertThat(question.tokens()).containsExactly(4, 2, 10, 4, 11);
        assertThat(task.hints().getFirst().name()).isEqualTo("after");
    }

    @Test
    void theDescriptionSaysHowLongExamplesAre() {
        Task task = config("echo '{\"protocol\":1,\"values\":5,\"separator\":false,\"longest\":9,"
                + "\"answer\":{\"times\":2,\"plus\":1},\"hints\":[{\"name\":\"part\",\"shortest\":2,\"prompt\":{\"times\":1}}]}';"
                + "read x").task();
        assertThat(task.mostRead(3)).isEqualTo(3 + 7);
        assertThat(task.maxLength()).isEqualTo(9);
        assertThat(task.hasSeparator()).isFalse();
        assertThat(task.hints().getFirst().mostRead(3)).isEqualTo(3 + 1 + 3);
        assertThat(task.hints().getFirst().minLength()).isEqualTo(2);
        assertThatIllegalArgumentException().isThrownBy(() -> task.draw(10, new SplittableRandom(1)))
                .withMessage("length 10 is not in 1..9");
    }

    /** The first kind that a label fits; # is any number, and whatever else looks like a pattern is meant as it is. */
    @Test
    void theDescriptionSaysWhichKindsOfDecisionsThereAre() {
        DecisionKinds kinds = config("echo '{\"protocol\":1,\"values\":5,\"decisions\":[{\"label\":\"once\",\"labels\":"
                + "\"step (1)\"},{\"label\":\"often\",\"labels\":\"step (#)\",\"meaning\":\"A step from a copy.\"},"
                + "{\"label\":\"first value\"}]}'; read x").task().decisionKinds();
        assertThat(kinds.kinds()).extracting(DecisionKind::label).containsExactly("once", "often", "first value",
                "end");
        assertThat(kinds.of("step (1)").label()).isEqualTo("once");
        assertThat(kinds.of("step (12)")).extracting(DecisionKind::label, DecisionKind::meaning)
                .containsExactly("often", "A step from a copy.");
        assertThat(kinds.of("step 12").label()).as("of none").isEqualTo("step #");
        assertThat(kinds.of("first value").meaning()).isEmpty();
        assertThat(task(always(TWO)).decisionKinds()).isEqualTo(DecisionKinds.UNKNOWN);
    }

    @Test
    void aFamilyIsPartOfTheRequest(@TempDir Path folder) throws IOException {
        Task task = config(
                "echo '{\"protocol\":1,\"values\":10,\"families\":[{\"name\":\"falling\",\"words\":\"ever less\"}]}';"
                        + "while read line; do echo \"$line\" >>" + folder.resolve("asked") + "; echo '" + TWO
                        + "'; done")
                .task();
        assertThat(task.families()).extracting(InputFamily::toString).containsExactly("uniform", "falling");
        InputFamily falling = task.families().getLast();
        assertThat(falling.words()).isEqualTo("ever less");
        assertThat(new FamilyTask(task, falling).draw(2, new SplittableRandom(1))).containsExactly(4, 2);
        long seed = new SplittableRandom(1).nextLong() >>> 11;
        assertThat(Files.readAllLines(folder.resolve("asked"))).first()
                .isEqualTo("{\"hint\":null,\"family\":\"falling\",\"length\":2,\"seeds\":[" + seed + "]}");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FamilyTask(task(always(TWO)), falling))
                .withMessage("program has no inputs of family falling");
    }

    /** The request is what the line of the page says. */
    @Test
    void isAskedByLengthAndSeedsOrByInputs(@TempDir Path folder) throws IOException {
        Task task = task("while read line; do echo \"$line\" >>" + folder.resolve("asked") + "; echo '"
                + TWO + "'; done");
        task.draw(2, new SplittableRandom(1));
        var _ = task.pose(new int[]{4, 2});
        long seed = new SplittableRandom(1).nextLong() >>> 11;
        assertThat(Files.readAllLines(folder.resolve("asked"))).containsExactly(
                "{\"hint\":null,\"length\":2,\"seeds\":[" + seed + "]}",
                "{\"hint\":null,\"length\":2,\"seeds\":[" + seed + "]}", // asked again
                "{\"hint\":null,\"seeds\":[0],\"inputs\":[[4,2]]}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            read x; echo boom >&2; exit 3 | has ended with exit code 3 on the request {"hint":null,"length":2,"seeds":[1]}; its last words: boom
            read x; exit 0 | has ended with exit code 0 on the request {"hint":null,"length":2,"seeds":[1]}
            read x; echo hello | answered hello to {"hint":null,"length":2,"seeds":[1]}: this is not JSON; an example, one JSON object on a line, is needed
            read x; echo '[1]' | answered [1] to {"hint":null,"length":2,"seeds":[1]}: a JSON object is needed
            read x; echo '{} {}' | answered {} {} to {"hint":null,"length":2,"seeds":[1]}: this is not JSON; an example, one JSON object on a line, is needed
            read x; echo '{"answer":[1]}' | answered {"answer":[1]} to {"hint":null,"length":2,"seeds":[1]}: input is missing
            read x; echo '{"input":[1,2]}' | answered {"input":[1,2]} to {"hint":null,"length":2,"seeds":[1]}: answer is missing
            read x; echo '{"input":[1],"answer":[1]}' | answered {"input":[1],"answer":[1]} to {"hint":null,"length":2,"seeds":[1]}: input has 1 values; the request was for 2
            read x; echo '{"input":[1,10],"answer":[1]}' | answered {"input":[1,10],"answer":[1]} to {"hint":null,"length":2,"seeds":[1]}: input has 10 at place 1; allowed are 0 to 9
            read x; echo '{"input":[1,2],"answer":["END"]}' | answered {"input":[1,2],"answer":["END"]} to {"hint":null,"length":2,"seeds":[1]}: answer has "END" at place 0; allowed are 0 to 9
            read x; echo '{"input":[1,2],"answer":[1.5]}' | answered {"input":[1,2],"answer":[1.5]} to {"hint":null,"length":2,"seeds":[1]}: answer has 1.5 at place 0; allowed are 0 to 9
            read x; echo '{"input":[1,2],"answer":[1,1,1]}' | answered {"input":[1,2],"answer":[1,1,1]} to {"hint":null,"length":2,"seeds":[1]}: answer has 3 tokens; by the program's first line it has at most 2 where the input has 2
            read x; echo '{"input":[1,2],"prompt":[1],"answer":[1]}' | answered {"input":[1,2],"prompt":[1],"answer":[1]} to {"hint":null,"length":2,"seeds":[1]}: prompt has 1 tokens; by the program's first line it has at most 0 where the input has 2
            read x; echo '{"input":[1,2],"answer":[1],"decisions":[]}' | answered {"input":[1,2],"answer":[1],"decisions":[]} to {"hint":null,"length":2,"seeds":[1]}: decisions has 0 labels; the answer has 1 tokens
            n=0; while read x; do n=$((n+1)); echo "{\\"input\\":[1,$n],\\"answer\\":[]}"; done | gave different answers to the same request {"hint":null,"length":2,"seeds":[1]}: first {"input":[1,1],"answer":[]}, then {"input":[1,2],"answer":[]}; an example may depend on its seed alone
            while read x; do printf '{"input":[1,2],"answer":[]}\\nmore\\n'; sleep 0.2; done | has printed a line without a request: more on the request {"hint":null,"length":2,"seeds":[1]}
            """)
    void whatIsWrongIsSaidInOneLine(String script, String message) {
        Task task = task(script.replace("\\\"", "\\\""));
        RandomGenerator one = () -> 1L << 11;
        assertThatExceptionOfType(TaskFailure.class).isThrownBy(() -> task.draw(2, one))
                .withMessage("the program sh -c " + FIRST + script + " " + message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            exit 4 | has ended with exit code 4 at its start
            echo hi | answered hi to its first line: this is not JSON; a description of the task, one JSON object on a line, is needed
            echo '{"values":10}' | answered {"values":10} to its first line: protocol is missing
            echo '{"protocol":2}' | answered {"protocol":2} to its first line: protocol is 2; 1 is the only one
            echo '{"protocol":1}' | answered {"protocol":1} to its first line: values is missing
            echo '{"protocol":1,"values":1}' | answered {"protocol":1,"values":1} to its first line: values is 1; a whole number from 2 to 1000000 is needed
            echo '{"protocol":1,"values":9,"hint":[]}' | answered {"protocol":1,"values":9,"hint":[]} to its first line: hint is an unknown field; allowed are answer, decisions, families, hints, longest, protocol, separator, values
            echo '{"protocol":1,"values":9,"hints":["shuffled"]}' | answered {"protocol":1,"values":9,"hints":["shuffled"]} to its first line: hints has the name shuffled, which is taken
            echo '{"protocol":1,"values":9,"decisions":{}}' | answered {"protocol":1,"values":9,"decisions":{}} to its first line: decisions is {}; a list is needed
            echo '{"protocol":1,"values":9,"decisions":["one"]}' | answered {"protocol":1,"values":9,"decisions":["one"]} to its first line: a JSON object is needed
            echo '{"protocol":1,"values":9,"decisions":[{"meaning":"x"}]}' | answered {"protocol":1,"values":9,"decisions":[{"meaning":"x"}]} to its first line: label is missing
            echo '{"protocol":1,"values":9,"decisions":[{"label":" "}]}' | answered {"protocol":1,"values":9,"decisions":[{"label":" "}]} to its first line: label is " "; a text of 1 to 100 characters on one line is needed
            echo '{"protocol":1,"values":9,"decisions":[{"label":"end"}]}' | answered {"protocol":1,"values":9,"decisions":[{"label":"end"}]} to its first line: decisions has the label end, which lengthwise adds by itself
            echo '{"protocol":1,"values":9,"decisions":[{"label":"a"},{"label":"a"}]}' | answered {"protocol":1,"values":9,"decisions":[{"label":"a"},{"label":"a"}]} to its first line: decisions has the label a twice
            echo '{"protocol":1,"values":9,"decisions":[{"label":"a","labels":[1]}]}' | answered {"protocol":1,"values":9,"decisions":[{"label":"a","labels":[1]}]} to its first line: labels is [1]; a text is needed
            echo '{"protocol":1,"values":9,"decisions":[{"label":"a","order":1}]}' | answered {"protocol":1,"values":9,"decisions":[{"label":"a","order":1}]} to its first line: order is an unknown field; allowed are label, labels, meaning
            echo '{"protocol":1,"values":9,"families":[{"name":"A","words":"x"}]}' | answered {"protocol":1,"values":9,"families":[{"name":"A","words":"x"}]} to its first line: families has the name "A"; small letters, digits and - are allowed
            echo '{"protocol":1,"values":9,"families":[{"name":"uniform","words":"x"}]}' | answered {"protocol":1,"values":9,"families":[{"name":"uniform","words":"x"}]} to its first line: families has the name uniform, which is taken
            echo '{"protocol":1,"values":9,"families":[{"name":"a"}]}' | answered {"protocol":1,"values":9,"families":[{"name":"a"}]} to its first line: words is missing
            echo '{"protocol":1,"values":9,"hints":["a b"]}' | answered {"protocol":1,"values":9,"hints":["a b"]} to its first line: hints has the name "a b"; small letters, digits and - are allowed
            """)
    void aDescriptionIsChecked(String script, String message) {
        assertThatExceptionOfType(TaskFailure.class).isThrownBy(() -> config(script).task())
                .withMessage("the program sh -c " + script + " " + message);
    }

    @Test
    void oneThatIsNotThereCannotBeStarted(@TempDir Path folder) {
        assertThatExceptionOfType(TaskFailure.class)
                .isThrownBy(() -> new ProgramConfig(List.of("no-such-program", "x"), folder, 5).task())
                .withMessage("the program no-such-program x cannot be started in " + folder
                        + ": No such file or directory");
        assertThatExceptionOfType(TaskFailure.class)
                .isThrownBy(() -> new ProgramConfig(List.of("sh"), folder.resolve("gone"), 5).task())
                .withMessage("the program sh cannot be started in " + folder.resolve("gone")
                        + ": there is no such folder");
    }

    /** It is killed, and what it started with it. */
    @Test
    void oneThatHangsIsEnded(@TempDir Path folder) throws Exception {
        Path number = folder.resolve("number");
        Task task = new ProgramConfig(
                List.of("sh", "-c", FIRST + "sleep 60 & echo $! >" + number + "; read x; echo once >&2; wait"),
                folder, 1).task();
        assertThatExceptionOfType(TaskFailure.class).isThrownBy(() -> task.draw(2, new SplittableRandom(1)))
                .withMessageContaining(" has not answered within 1 s (task.timeout) on the request ")
                .withMessageEndingWith("; its last words: once");
        long child = Long.parseLong(Files.readString(number).strip());
        for (int waited = 0; waited < 50 && ProcessHandle.of(child).isPresent(); waited++) {
            Thread.sleep(100);
        }
        assertThat(ProcessHandle.of(child)).isEmpty();
    }

    @Test
    void tooFewLinesAreCounted() {
        Task task = new ProgramConfig(List.of("sh", "-c", FIRST + always(TWO)), Path.of("").toAbsolutePath(), 1)
                .task();
        assertThatExceptionOfType(TaskFailure.class)
                .isThrownBy(() -> task.drawAll(new int[]{2, 2},
                        List.of(new SplittableRandom(1), new SplittableRandom(2))))
                .withMessageContaining(" has answered with 1 of 2 lines within 1 s (task.timeout) on the request ");
    }

    /** A crash between two requests is told by the next one, instead of being mended in silence. */
    @Test
    void oneThatEndsBetweenRequestsHasFailed() throws Exception {
        Task task = task("read x; echo '" + TWO + "'; read x; echo '" + TWO + "'");
        task.draw(2, new SplittableRandom(1));
        Thread.sleep(300);
        assertThatExceptionOfType(TaskFailure.class).isThrownBy(() -> task.draw(2, new SplittableRandom(2)))
                .withMessageContaining(" has ended with exit code 0 on the request ");
    }

    /** More than fits into a pipe that nobody reads. */
    @Test
    void whatItSaysOnStderrDoesNotStopIt() {
        Task task = task("yes nothing | head -c 500000 >&2; " + always(TWO));
        assertThat(task.draw(2, new SplittableRandom(1))).containsExactly(4, 2);
    }
}
