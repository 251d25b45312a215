package dev.lengthwise.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import dev.lengthwise.batch.Accounting;
import dev.lengthwise.batch.Batcher;
import dev.lengthwise.task.Lengths;
import dev.lengthwise.task.Vocabulary;
import dev.lengthwise.task.sort.Sort;
import dev.lengthwise.train.Tally.Amount;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TallyTest {
    private static Tally fading() {
        Tally tally = new Tally(TinyRuns.HEADS);
        Batcher batcher = TinyRuns.fading(1);
        for (int step = 0; step < 12; step++) {
            tally.add(batcher.batch(step));
        }
        return tally;
    }

    /** Of 12 batches of 8 the hint has 4, 4, 3, 3, 2, 2, 1, 1 and then none. */
    @Test
    void countsTheExamplesOfEachHead() {
        Map<String, Amount> amounts = fading().amounts();
        assertThat(amounts.keySet()).containsExactly("increment", "carry");
        assertThat(amounts.values()).extracting(Amount::examples).containsExactly(76L, 20L);
    }

    /** Three sorted values and the end. */
    @Test
    void countsTheTokensThatHaveToBeWritten() {
        Batcher batcher = new Batcher(new Sort(new Vocabulary(9), true), List.of(), Accounting.REPLACE,
                new Lengths(List.of(new Lengths.Range(3, 3, 1))), 5, 1);
        Tally tally = new Tally(List.of("sort"));
        tally.add(batcher.batch(0));
        tally.add(batcher.batch(1));
        assertThat(tally.amounts()).containsExactly(entry("sort", new Amount(10, 40)));
    }

    @Test
    void goesOnFromItsNotes() {
        Tally other = new Tally(TinyRuns.HEADS);
        other.load(fading().notes());
        assertThat(other.amounts()).isEqualTo(fading().amounts());
    }

    /** Such as a checkpoint of a version that did not count: half a count would be worse than none. */
    @Test
    void whatWasNotCountedStaysUnknown() {
        Tally tally = fading();
        tally.load(Map.of("other", "1"));
        assertThat(tally.amounts()).isEmpty();
        assertThat(tally.notes()).isEmpty();
        tally.load(fading().notes());
        assertThat(tally.amounts()).isEqualTo(fading().amounts());
    }

    @Test
    void refusesNotesWithoutAHead() {
        Map<String, String> notes = new TreeMap<>(fading().notes());
        notes.remove("trained.examples.carry");
        assertThatIllegalArgumentException().isThrownBy(() -> new Tally(TinyRuns.HEADS).load(notes))
                .withMessage("the checkpoint is of another recipe or damaged: trained.examples.carry is missing");
    }
}
