package dev.lengthwise.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lengthwise.task.Example;
import dev.lengthwise.task.Vocabulary;
import dev.lengthwise.task.hint.Hints;
import dev.lengthwise.task.increment.Increment;
import dev.lengthwise.task.sort.Sort;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ErrorTaxonomyTest {
    private static final int END = 11;
    private static final Sort SORT = new Sort(new Vocabulary(10), true);
    private static final Example FOUR = SORT.pose(new int[]{7, 3, 9, 3}); // 3 3 7 9 END
    private static final Example ONE = SORT.pose(new int[]{5}); // 5 END

    private final ErrorTaxonomy taxonomy = new ErrorTaxonomy(new Questions(SORT, null));

    @Test
    void classesEveryDecisionThatWasForced() {
        taxonomy.addForced(FOUR, new int[]{3, 3, 7, 9, END});
        taxonomy.addForced(FOUR, new int[]{3, 7, 7, 9, END}); // forgets the second 3
        taxonomy.addForced(FOUR, new int[]{3, 3, 9, 9, 5}); // skips 7, and does not end: the first of them counts
        taxonomy.addForced(ONE, new int[]{5, 5}); // repeats instead of ending

        LengthResult result = taxonomy.result(4);

        assertThat(result.length()).isEqualTo(4);
        assertThat(result.exact()).isEqualTo(new Accuracy(1, 4));
        assertThat(result.token()).isEqualTo(new Accuracy(13, 17));
        assertThat(result.decisions()).isEqualTo(Map.of("first element", new DecisionCount(4, 0, 0), "repeat 2 of 2",
                new DecisionCount(3, 1, 1), "successor after 2", new DecisionCount(3, 1, 1), "successor after 1",
                new DecisionCount(3, 0, 0), "end", new DecisionCount(4, 2, 1)));
    }

    @Test
    void everyWrongExampleHasOneFirstError() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 200; i++) {
            Example example = SORT.pose(SORT.draw(random.nextInt(1, 8), random));
            int[] predicted = example.completion().clone();
            for (int place = 0; place < predicted.length; place++) {
                if (random.nextInt(4) == 0) {
                    predicted[place] = random.nextInt(12);
                }
            }
            taxonomy.addForced(example, predicted);
        }
        LengthResult result = taxonomy.result(1);
        assertThat(result.exact().correct()).isBetween(20L, 180L);
        assertThat(result.decisions().values().stream().mapToLong(DecisionCount::first).sum())
                .isEqualTo(result.exact().total() - result.exact().correct());
        assertThat(result.decisions().values().stream().mapToLong(DecisionCount::wrong).sum())
                .isEqualTo(result.token().total() - result.token().correct());
        assertThat(result.decisions().values().stream().mapToLong(DecisionCount::total).sum())
                .isEqualTo(result.token().total());
    }

    /** After the first wrong token the later ones were asked something else: they are neither right nor wrong successors. */
    @Test
    void classesAWrittenAnswerUpToItsFirstError() {
        taxonomy.addWritten(FOUR, new int[]{3, 7, 9, END});

        LengthResult result = taxonomy.result(4);

        assertThat(result.exact()).isEqualTo(new Accuracy(0, 1));
        assertThat(result.token()).isEqualTo(new Accuracy(1, 5));
        assertThat(result.decisions()).isEqualTo(
                Map.of("first element", new DecisionCount(1, 0, 0), "repeat 2 of 2", new DecisionCount(1, 1, 1)));
    }

    @Test
    void aWrittenAnswerIsRightOnlyWithItsEnd() {
        taxonomy.addWritten(FOUR, new int[]{3, 3, 7, 9, END});
        assertThat(taxonomy.result(4).exact()).isEqualTo(new Accuracy(1, 1));
        taxonomy.addWritten(FOUR, new int[]{3, 3, 7, 9});
        taxonomy.addWritten(FOUR, new int[]{3, 3, 7, 9, 9, END});
        assertThat(taxonomy.result(4).exact()).isEqualTo(new Accuracy(1, 3));
        assertThat(taxonomy.result(4).decisions()).containsEntry("end", new DecisionCount(3, 2, 2));
    }

    @Test
    void anAnswerThatEndsAtOnceIsOneWrongDecision() {
        taxonomy.addWritten(FOUR, new int[]{END});
        assertThat(taxonomy.result(4).decisions()).isEqualTo(Map.of("first element", new DecisionCount(1, 1, 1)));
        assertThat(taxonomy.result(4).token()).isEqualTo(new Accuracy(0, 5));
    }

    /** Ten 4s, two 6s, one 8. */
    @Test
    void labelsStandInTheOrderOfTheirNumbers() {
        Example many = SORT.pose(new int[]{4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 6, 6, 8});
        taxonomy.addForced(many, many.completion());
        assertThat(taxonomy.result(13).decisions().keySet()).containsExactly("end", "first element", "repeat 2 of 2",
                "repeat 2 of 10", "repeat 3 of 10", "repeat 4 of 10", "repeat 5 of 10", "repeat 6 of 10",
                "repeat 7 of 10", "repeat 8 of 10", "repeat 9 of 10", "repeat 10 of 10", "successor after 2",
                "successor after 10");
    }

    @Test
    void incrementHasDecisionsOfItsOwn() {
        Increment increment = new Increment(0.5);
        ErrorTaxonomy digits = new ErrorTaxonomy(new Questions(increment, null));
        digits.addForced(increment.pose(new int[]{1, 2, 9}), new int[]{1, 2, 0, END}); // forgets the carry
        assertThat(digits.result(3).decisions()).isEqualTo(
                Map.of("copied digit", new DecisionCount(1, 0, 0), "incremented digit", new DecisionCount(1, 1, 1),
                        "zeroed digit", new DecisionCount(1, 0, 0), "end", new DecisionCount(1, 0, 0)));
    }

    @Test
    void aHintHasOneDecision() {
        Questions questions = new Questions(SORT, Hints.create("successor", SORT, null));
        ErrorTaxonomy answers = new ErrorTaxonomy(questions);
        Example asked = questions.draw(5, 1, 1).getFirst();
        answers.addForced(asked, asked.completion());
        answers.addForced(asked, new int[]{12});
        assertThat(answers.result(5).decisions()).isEqualTo(Map.of("answer", new DecisionCount(2, 1, 1)));
        assertThat(answers.result(5).exact()).isEqualTo(new Accuracy(1, 2));
    }

    @Test
    void refusesPredictionsThatDoNotMatchTheirExample() {
        assertThatIllegalArgumentException().isThrownBy(() -> taxonomy.addForced(FOUR, new int[]{3}))
                .withMessage("predicted [1] does not match completion [5]");
    }
}
