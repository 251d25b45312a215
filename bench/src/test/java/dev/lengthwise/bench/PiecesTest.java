package dev.lengthwise.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lengthwise.batch.Batch;
import dev.lengthwise.batch.Targets;
import dev.lengthwise.task.Vocabulary;
import dev.lengthwise.task.hint.Hints;
import dev.lengthwise.task.sort.Sort;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PiecesTest {
    private static final Sort SORT = new Sort(new Vocabulary(10), true); // SEP is 10, END 11
    /** Reads 4 ⊥ 4, 8 ⊥ 8 (whose successor is asked for: END), 7 6 ⊥ 6 7 and 9 1 ⊥ 1 9. */
    private static final Batch BATCH = Batch.of(List.of(
            new Batch.Part("sort", 0.6,
                    List.of(SORT.pose(new int[]{4}), SORT.pose(new int[]{7, 6}), SORT.pose(new int[]{9, 1}))),
            new Batch.Part("successor", 0.4, List.of(
                    Hints.create("successor", SORT, null).ask(new int[]{8}, new SplittableRandom(1))))));

    @Test
    void piecesHoldWholeSequencesAndTheirAnswers() {
        List<Batch> pieces = Pieces.of(BATCH, 11);
        assertThat(pieces).hasSize(2);
        assertThat(pieces.get(0).tokens()).containsExactly(4, 10, 4, 8, 10, 8, 7, 6, 10, 6, 7);
        assertThat(pieces.get(0).groups().lengths()).containsExactly(3, 5);
        assertThat(pieces.get(0).groups().counts()).containsExactly(2, 1);
        assertThat(pieces.get(1).tokens()).containsExactly(9, 1, 10, 1, 9);
        Targets last = pieces.get(1).targets().getFirst();
        assertThat(last.positions()).containsExactly(2, 3, 4);
        assertThat(last.labels()).containsExactly(1, 9, 11);
    }

    /** The head sort has 2 + 3 + 3 answers; a mean over 5 of them and one over 3 add up to the mean over 8. */
    @Test
    void aHeadWeighsWhatThePieceHasOfItsAnswers() {
        List<Batch> pieces = Pieces.of(BATCH, 11);
        Targets sort = pieces.get(0).targets().get(0);
        assertThat(sort.weight()).isCloseTo(0.6 * 5 / 8, within(1e-12));
        assertThat(sort.examples()).isEqualTo(2);
        Targets successor = pieces.get(0).targets().get(1);
        assertThat(successor.head()).isEqualTo("successor");
        assertThat(successor.weight()).isEqualTo(0.4);
        assertThat(successor.labels()).containsExactly(11);
        assertThat(pieces.get(1).targets()).hasSize(1);
        assertThat(pieces.get(1).targets().getFirst().weight()).isCloseTo(0.6 * 3 / 8, within(1e-12));
    }

    @Test
    void aSequenceThatIsTooLongIsAPieceOfItsOwn() {
        assertThat(Pieces.of(BATCH, 1)).hasSize(4).allSatisfy(piece -> assertThat(piece.examples()).isEqualTo(1));
        assertThat(Pieces.of(BATCH, 1000)).singleElement()
                .satisfies(piece -> assertThat(piece.tokens()).isEqualTo(BATCH.tokens()));
    }
}
