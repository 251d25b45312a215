package dev.lengthwise.task.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lengthwise.Python;
import dev.lengthwise.batch.Accounting;
import dev.lengthwise.batch.Batch;
import dev.lengthwise.batch.Batcher;
import dev.lengthwise.batch.HintShare;
import dev.lengthwise.evaluate.Questions;
import dev.lengthwise.task.DecisionKind;
import dev.lengthwise.task.Example;
import dev.lengthwise.task.FamilyTask;
import dev.lengthwise.task.InputFamily;
import dev.lengthwise.task.Lengths;
import dev.lengthwise.task.Task;
import dev.lengthwise.task.Tasks;
import dev.lengthwise.task.hint.Hints;
import dev.lengthwise.task.reverse.ReverseConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The programs in samples/, where there is a Python to run them. */
class SampleProgramsTest {
    private static final Path SAMPLES = Path.of("samples").toAbsolutePath();

    private final Task posed = new ProgramConfig(List.of("python3", "reverse.py"), SAMPLES, 60).task();
    private final Task builtIn = new ReverseConfig(100).task();

    @BeforeAll
    static void python() {
        Python.require();
    }

    private static List<List<Integer>> tokens(List<Example> examples) {
        return examples.stream().map(example -> Arrays.stream(example.tokens()).boxed().toList()).toList();
    }

    @Test
    void reverseInPythonGivesTheTestsOfTheBuiltInOne() {
        for (int length : List.of(1, 2, 7, 40)) {
            List<Example> examples = new Questions(posed, null).draw(length, 300, 9);
            assertThat(tokens(examples)).isEqualTo(tokens(new Questions(builtIn, null).draw(length, 300, 9)));
            examples.subList(0, 20).forEach(example -> assertThat(posed.decisions(example.input()))
                    .isEqualTo(builtIn.decisions(example.input())));
            for (String hint : List.of("before", "shuffled")) {
                assertThat(tokens(new Questions(posed, Hints.create(hint, posed, null)).draw(length, 30, 9)))
                        .isEqualTo(
                                tokens(new Questions(builtIn, Hints.create(hint, builtIn, null)).draw(length, 30, 9)));
            }
        }
    }

    /** Which label is of which kind, what reports say of it, and the inputs of the other families. */
    @Test
    void reverseInPythonSaysOfItselfWhatTheBuiltInOneSays() {
        assertThat(posed.decisionKinds().kinds()).extracting(DecisionKind::label, DecisionKind::meaning)
                .isEqualTo(builtIn.decisionKinds().kinds().stream().map(kind -> tuple(kind.label(), kind.meaning()))
                        .toList());
        for (String label : List.of("last value", "step after 1", "step after 2", "step after 11", "end")) {
            assertThat(posed.decisionKinds().of(label).label()).isEqualTo(builtIn.decisionKinds().of(label).label());
        }
        assertThat(posed.families()).hasSize(3).extracting(InputFamily::toString, InputFamily::words)
                .isEqualTo(builtIn.families().stream().map(family -> tuple(family.toString(), family.words()))
                        .toList());
        for (int family = 0; family < 3; family++) {
            Task drawn = new FamilyTask(posed, posed.families().get(family));
            assertThat(tokens(new Questions(drawn, null).draw(5, 3, 9))).isEqualTo(tokens(
                    new Questions(new FamilyTask(builtIn, builtIn.families().get(family)), null).draw(5, 3, 9)));
        }
    }

    /** With hints, and with a share of the inputs held out, which is drawn again and again. */
    @Test
    void reverseInPythonGivesTheBatchesOfTheBuiltInOne() {
        for (double heldOut : new double[]{0, 0.4}) {
            List<Batch> batches = new ArrayList<>();
            for (Task task : List.of(posed, builtIn)) {
                Task trained = Tasks.split(task, heldOut, false);
                batches.add(new Batcher(trained,
                        List.of(new HintShare(Hints.create("before", trained, null), 0.3, 1),
                                new HintShare(Hints.create("shuffled", trained, null), 0.2, 1)),
                        Accounting.REPLACE, Lengths.PAPER, 64, 5).batch(3));
            }
            assertThat(batches.getFirst().tokens()).isEqualTo(batches.getLast().tokens());
            for (int head = 1; head < 3; head++) {
                assertThat(batches.getFirst().targets().get(head).labels())
                        .isEqualTo(batches.getLast().targets().get(head).labels());
            }
        }
    }

    @Test
    void anAnswerOfEachInputIsThatOfTheBuiltInOne() {
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 30; i++) {
            int[] input = builtIn.draw(1 + i % 9, random);
            assertThat(posed.pose(input.clone()).tokens()).isEqualTo(builtIn.pose(input).tokens());
            assertThat(posed.decisions(input.clone())).isEqualTo(builtIn.decisions(input));
        }
    }

    @Test
    void copyCopies() {
        Task copy = new ProgramConfig(List.of("python3", "copy.py"), SAMPLES, 60).task();
        int[] input = copy.draw(6, new SplittableRandom(2));
        assertThat(Arrays.copyOf(copy.pose(input).completion(), 6)).isEqualTo(input);
        assertThat(copy.hints().getFirst().ask(new int[]{3, 5}, new SplittableRandom(2)).tokens())
                .satisfiesAnyOf(tokens -> assertThat(tokens).containsExactly(3, 5, 10, 3, 5),
                        tokens -> assertThat(tokens).containsExactly(3, 5, 10, 5, 11));
    }
}
