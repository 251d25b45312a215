package dev.lengthwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.Python;
import dev.lengthwise.task.Example;
import dev.lengthwise.task.Task;
import dev.lengthwise.task.Vocabulary;
import dev.lengthwise.task.program.ProgramConfig;
import dev.lengthwise.task.sort.Sort;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SampleCommandTest {
    @TempDir
    Path folder;

    private static final JsonMapper JSON = JsonMapper.shared();

    private static List<String> lines(Object... arguments) {
        Invocation sample = Invocation.of(arguments);
        assertThat(sample.code()).as(sample.err()).isZero();
        assertThat(sample.err()).isEmpty();
        return sample.outLines();
    }

    /** The contract to the letter: keys in this order, no blanks, null for no hint, an answer and decisions without END. */
    @Test
    void aMainTasksLineIsAsPromised() {
        String line = lines("sample", "sort", "--lengths", "4", "--samples", "1", "--set", "values=4", "--set",
                "repeats=false").getFirst();
        assertThat(line).matches("\\{\"task\":\"sort\",\"hint\":null,\"length\":4,\"input\":\\[[0-3],[0-3],[0-3],[0-3]]"
                + ",\"prompt\":\\[],\"answer\":\\[0,1,2,3],\"decisions\":\\[\"first element\",\"successor after 1\","
                + "\"successor after 1\",\"successor after 1\"]}");
    }

    /** Of a single value nothing is greater. */
    @Test
    void endIsWrittenAsEnd() {
        assertThat(lines("sample", "sort", "--hint", "successor", "--lengths", "1", "--samples", "5")).hasSize(5)
                .allMatch(line -> line.matches("\\{\"task\":\"sort\",\"hint\":\"successor\",\"length\":1,"
                        + "\"input\":\\[(\\d+)],\"prompt\":\\[\\1],\"answer\":\\[\"END\"]}"));
    }

    @Test
    void maskIsWrittenAsMask() {
        assertThat(lines("sample", "sort", "--hint", "fill", "--lengths", "1", "--samples", "5")).hasSize(5)
                .allMatch(line -> line.matches("\\{\"task\":\"sort\",\"hint\":\"fill\",\"length\":1,"
                        + "\"input\":\\[(\\d+)],\"prompt\":\\[\"MASK\"],\"answer\":\\[\\1]}"));
    }

    @Test
    void drawsSoManyOfEachLengthInTheirOrder() {
        assertThat(lines("sample", "increment", "--lengths", "3,1,2", "--samples", "2"))
                .extracting(line -> JSON.readTree(line).path("length").asInt()).containsExactly(3, 3, 1, 1, 2, 2);
    }

    @ParameterizedTest
    @CsvSource({"sort,", "sort,successor", "sort,count", "sort,fill", "sort,remaining", "sort,predecessor",
            "sort,maximum", "sort,membership", "sort,shuffled", "increment,", "increment,successor", "increment,carry",
            "increment,shuffled"})
    void everyTaskAndHintCanBeSampled(String task, String hint) {
        List<String> lines = hint == null
                ? lines("sample", task, "--lengths", "5", "--samples", "3")
                : lines("sample", task, "--hint", hint, "--lengths", "5", "--samples", "3");
        assertThat(lines).hasSize(3).allSatisfy(line -> {
            JsonNode node = JSON.readTree(line);
            if (hint == null) {
                assertThat(node.propertyNames()).containsExactly("task", "hint", "length", "input", "prompt", "answer",
                        "decisions");
                assertThat(node.path("decisions")).hasSameSizeAs(node.path("answer"))
                        .allMatch(label -> !label.asString().isBlank());
            } else {
                assertThat(node.propertyNames()).containsExactly("task", "hint", "length", "input", "prompt",
                        "answer");
            }
            assertThat(node.path("task").asString()).isEqualTo(task);
            assertThat(node.path("hint").isNull() ? null : node.path("hint").asString()).isEqualTo(hint);
            assertThat(node.path("input")).hasSize(5);
            assertThat(node.path("answer")).isNotEmpty();
        });
    }

    /** A program that prints lines of {@code sample} as they are, whatever it is asked, poses the same examples with the same labels. */
    @Test
    void aProgramCanAnswerWithTheseLines() throws Exception {
        Python.require();
        for (String hint : List.of("", "successor")) {
            List<String> printed = hint.isEmpty()
                    ? lines("sample", "sort", "--set", "values=10", "--lengths", "5", "--samples", "4")
                    : lines("sample", "sort", "--set", "values=10", "--lengths", "5", "--samples", "4", "--hint", hint);
            Files.write(folder.resolve("lines" + hint), printed);
        }
        Files.writeString(folder.resolve("replay.py"), """
                import json, sys
                print(json.dumps({"protocol": 1, "values": 10, "hints": ["successor"]}), flush=True)
                for request in map(json.loads, sys.stdin):
                    for input in request["inputs"]:
                        for line in open("lines" + (request["hint"] or "")):
                            if json.loads(line)["input"] == input:
                                print(line, end="")
                                break
                    sys.stdout.flush()
                """);
        Task posed = new ProgramConfig(List.of("python3", "replay.py"), folder, 60).task();
        Task sort = new Sort(new Vocabulary(10), true);
        for (JsonNode line : Files.readAllLines(folder.resolve("lines")).stream().map(JSON::readTree).toList()) {
            int[] input = line.path("input").valueStream().mapToInt(JsonNode::asInt).toArray();
            assertThat(posed.pose(input).tokens()).isEqualTo(sort.pose(input).tokens());
            assertThat(posed.decisions(input)).isEqualTo(sort.decisions(input));
            Example question = posed.hints().getFirst().ask(input, new SplittableRandom(1));
            int query = question.context()[1];
            assertThat(question.completion()[0]).isEqualTo(Arrays.stream(input).filter(value -> value > query).min()
                    .orElse(sort.vocabulary().end()));
        }
    }

    /** 1 and 0 in turn, and a question about such an input. */
    @Test
    void inputsMayBeOfAFamilyOfTheTasks() {
        assertThat(lines("sample", "reverse", "--lengths", "4", "--samples", "2", "--family", "alternating")).hasSize(2)
                .allMatch(line -> line.contains("\"input\":[0,1,0,1],\"prompt\":[],\"answer\":[1,0,1,0]"));
        assertThat(lines("sample", "reverse", "--lengths", "4", "--hint", "before", "--family", "one-value"))
                .allMatch(line -> line.contains("\"input\":[0,0,0,0],\"prompt\":[0],\"answer\":[0]"));
        assertThat(lines("sample", "sort", "--lengths", "6", "--family", "uniform"))
                .isEqualTo(lines("sample", "sort", "--lengths", "6"));
    }

    @Test
    void lengthsMayBeRanges() {
        assertThat(lines("sample", "sort", "--lengths", "2-4,10-30:10,1", "--samples", "1"))
                .extracting(line -> JsonMapper.shared().readTree(line).path("length").asInt())
                .containsExactly(2, 3, 4, 10, 20, 30, 1);
    }

    @Test
    void linesAreOneDocumentIfThatIsAskedFor() {
        List<String> lines = lines("sample", "sort", "--lengths", "2-3", "--samples", "2");
        assertThat(Invocation.of("sample", "sort", "--lengths", "2-3", "--samples", "2", "--json").json())
                .extracting(Object::toString).isEqualTo(lines);
    }

    @Test
    void theSeedDecidesTheLines() {
        List<String> one = lines("sample", "sort", "--lengths", "10", "--seed", "0");
        assertThat(lines("sample", "sort", "--lengths", "10", "--seed", "0")).isEqualTo(one).hasSize(10);
        assertThat(lines("sample", "sort", "--lengths", "10")).isNotEqualTo(one)
                .isEqualTo(lines("sample", "sort", "--lengths", "10", "--seed", "1"));
    }

    @Test
    void theShuffledHintAsksWhatItIsToldTo() {
        assertThat(lines("sample", "sort", "--hint", "shuffled", "--set", "of=fill", "--lengths", "3"))
                .allMatch(line -> line.contains("MASK"));
    }

    /** A full disk: it stops at once and says so. */
    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "/dev/full is Linux'")
    void whatCannotBeWrittenIsToldAndEndsIt() throws Exception {
        Path full = Files.createSymbolicLink(folder.resolve("stdout"), Path.of("/dev/full"));
        try (CommandProcess sample = CommandProcess.start(folder, "sample", "sort", "--lengths", "1000", "--samples",
                "2000000000")) {
            assertThat(sample.exitCode()).isEqualTo(1);
            assertThat(sample.err())
                    .isEqualTo("lengthwise: stdout: No space left on device; not everything was written to it\n");
        }
        Files.delete(full);
    }
}
