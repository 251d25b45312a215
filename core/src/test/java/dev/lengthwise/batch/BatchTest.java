package dev.lengthwise.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lengthwise.task.Example;
import dev.lengthwise.task.Hint;
import dev.lengthwise.task.Lengths;
import dev.lengthwise.task.Vocabulary;
import dev.lengthwise.task.hint.Hints;
import dev.lengthwise.task.sort.Sort;
import dev.lengthwise.tensor.Engine;
import dev.lengthwise.tensor.Scope;
import dev.lengthwise.tensor.Tensors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BatchTest {
    private static final int SEP = 10;
    private static final int END = 11;
    private static final Sort SORT = new Sort(new Vocabulary(10), true);

    @BeforeAll
    static void start() {
        Engine.start(1);
    }

    /** 7 3 ⊥ 3 7 END and 9 ⊥ 9 END to sort; 4 6 1 ⊥ 4 → 6 and 5 ⊥ 5 → END to name the successor. */
    private static Batch twoHeads() {
        List<Example> sort = List.of(SORT.pose(new int[]{7, 3}), SORT.pose(new int[]{9}));
        List<Example> successor = List.of(new Example(new int[]{4, 6, 1}, new int[]{SEP, 4}, new int[]{6}),
                new Example(new int[]{5}, new int[]{SEP, 5}, new int[]{END}));
        return Batch.of(List.of(new Batch.Part("sort", 0.75, sort), new Batch.Part("successor", 0.25, successor)));
    }

    /** Without ⊥ the first token of the answer is due at the last one of the input. */
    @Test
    void anAnswerWithoutASeparatorBeginsAtTheInputsEnd() {
        Example example = new Sort(new Vocabulary(10), true, false).pose(new int[]{7, 3});
        Batch batch = Batch.of(List.of(new Batch.Part("sort", 1, List.of(example))));
        assertThat(batch.tokens()).containsExactly(7, 3, 3, 7);
        assertThat(batch.targets().getFirst().positions()).containsExactly(1, 2, 3);
        assertThat(batch.targets().getFirst().labels()).containsExactly(3, 7, 11);
    }

    @Test
    void laysExamplesOneAfterAnotherShortestFirstWithoutTheirLastToken() {
        Batch batch = twoHeads();
        assertThat(batch.tokens()).containsExactly(9, SEP, 9, 5, SEP, 5, 7, 3, SEP, 3, 7, 4, 6, 1, SEP, 4);
        assertThat(batch.groups().lengths()).containsExactly(3, 5);
        assertThat(batch.groups().counts()).containsExactly(2, 2);
        assertThat(batch.examples()).isEqualTo(4);
    }

    @Test
    void anAnswerIsDueAtTheTokenBeforeIt() {
        List<Targets> targets = twoHeads().targets();

        assertThat(targets).extracting(Targets::head).containsExactly("sort", "successor");
        assertThat(targets).extracting(Targets::weight).containsExactly(0.75, 0.25);
        assertThat(targets).extracting(Targets::examples).containsExactly(2, 2);
        assertThat(targets.get(0).positions()).containsExactly(1, 2, 8, 9, 10);
        assertThat(targets.get(0).labels()).containsExactly(9, END, 3, 7, END);
        assertThat(targets.get(1).positions()).containsExactly(5, 15);
        assertThat(targets.get(1).labels()).containsExactly(END, 6);
    }

    @Test
    void answerRowsAreThePositionsOfOneHeadAfterAnother() {
        try (Scope scope = new Scope()) {
            Batch batch = twoHeads();
            assertThat(Tensors.longs(BatchTensors.answerRows(batch))).containsExactly(1, 2, 8, 9, 10, 5, 15);
            assertThat(Tensors.longs(BatchTensors.of(batch).tokens())).isEqualTo(batch.tokens());
        }
    }

    @Test
    void examplesOfEqualLengthKeepTheirOrder() {
        List<Example> examples = List.of(SORT.pose(new int[]{1, 0}), SORT.pose(new int[]{8}),
                SORT.pose(new int[]{2, 0}),
                SORT.pose(new int[]{9}), SORT.pose(new int[]{3, 0}));
        Batch batch = Batch.of(List.of(new Batch.Part("sort", 1, examples)));
        assertThat(batch.tokens()).containsExactly(8, SEP, 8, 9, SEP, 9, 1, 0, SEP, 0, 1, 2, 0, SEP, 0, 2, 3, 0, SEP, 0,
                3);
        assertThat(batch.targets().getFirst().labels()).containsExactly(8, END, 9, END, 0, 1, END, 0, 2, END, 0, 3,
                END);
    }

    @Test
    void aHeadWithoutExamplesIsLeftOut() {
        Batch batch = Batch.of(List.of(new Batch.Part("sort", 1, List.of(SORT.pose(new int[]{4}))),
                new Batch.Part("count", 1, List.of())));
        assertThat(batch.targets()).extracting(Targets::head).containsExactly("sort");
    }

    /** Takes a large batch apart again: every sequence is an example's, and every label the token that follows its place. */
    @Test
    void everyExampleIsInTheBatchOnce() {
        Hint fill = Hints.create("fill", SORT, null);
        SplittableRandom random = new SplittableRandom(1);
        List<Example> sort = new ArrayList<>();
        List<Example> filled = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            sort.add(SORT.pose(SORT.draw(Lengths.PAPER.draw(random), random)));
            filled.add(fill.ask(SORT.draw(Lengths.PAPER.draw(random), random), random));
        }
        Batch batch = Batch.of(List.of(new Batch.Part("sort", 1, sort), new Batch.Part("fill", 1, filled)));
        int[] answers = new int[batch.tokens().length];
        Arrays.fill(answers, -1);
        for (Targets targets : batch.targets()) {
            for (int i = 0; i < targets.labels().length; i++) {
                answers[(int) targets.positions()[i]] = (int) targets.labels()[i];
            }
        }

        List<String> found = new ArrayList<>();
        int from = 0;
        for (int group = 0; group < batch.groups().size(); group++) {
            for (int i = 0; i < batch.groups().counts()[group]; i++) {
                int to = from + batch.groups().lengths()[group];
                StringBuilder sequence = new StringBuilder();
                for (int place = from; place < to; place++) {
                    sequence.append(batch.tokens()[place]).append(' ');
                    if (answers[place] >= 0) {
                        sequence.append("(").append(answers[place]).append(") ");
                        assertThat(place + 1 == to || batch.tokens()[place + 1] == answers[place]).isTrue();
                    }
                }
                found.add(sequence.toString());
                from = to;
            }
        }
        assertThat(from).isEqualTo(batch.tokens().length);
        List<String> expected = new ArrayList<>();
        sort.forEach(example -> expected.add(spell(example)));
        filled.forEach(example -> expected.add(spell(example)));
        assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
    }

    /** What is read, each token that is due in brackets: {@code 7 3 10 (3) 3 (7) 7 (11) }. */
    private static String spell(Example example) {
        StringBuilder text = new StringBuilder();
        int[] tokens = example.tokens();
        for (int i = 0; i < tokens.length - 1; i++) {
            text.append(tokens[i]).append(' ');
            if (i + 1 >= example.given()) {
                text.append("(").append(tokens[i + 1]).append(") ");
            }
        }
        return text.toString();
    }

    @Test
    void labelsThatDoNotMatchTheirPositionsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Targets("sort", 1, 1, new long[]{1, 2}, new long[]{3}))
                .withMessage("labels [1] do not match answer positions [2]");
    }
}
