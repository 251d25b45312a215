package dev.lengthwise.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FoldedTest {
    private static final String SCORES = """
            Exact match in percent, mean over seeds, each seed beneath. Trained on lengths 2 to 20.

            length         10     20 |     30     50     75    100
            control     99.53  99.87 |  99.27  90.8   25.1    0.53
              seed 11   99.60 100    |  99.0   89.6   42.2    1.6
            tempered    99.47  99.80 |  99.93 100     99.27  88.5
            """;

    @Test
    void whatFitsStaysAsItIs() {
        assertThat(Folded.of(SCORES, 100)).isEqualTo(SCORES);
    }

    @Test
    void aTableGoesOnBelowWithItsFirstColumn() {
        assertThat(Folded.of(SCORES, 40)).isEqualTo("""
                Exact match in percent, mean over seeds,
                each seed beneath. Trained on lengths 2
                to 20.

                length        10     20 |     30     50
                control    99.53  99.87 |  99.27  90.8
                  seed 11  99.60 100    |  99.0   89.6
                tempered   99.47  99.80 |  99.93 100

                length        75    100
                control    25.1    0.53
                  seed 11  42.2    1.6
                tempered   99.27  88.5
                """);
    }

    /** Every word and number is there as it was, at every width. */
    @ParameterizedTest
    @ValueSource(ints = {20, 40, 60, 80})
    void nothingIsCutAndNothingIsLost(int columns) {
        String list = """
                quick            Sorting beyond the trained length: hint and tempered softmax (4 arms; one size)
                laptop-headline  Sorting with repeats at five times the trained length (2 arms; smoke, laptop)
                """;
        for (String text : List.of(SCORES, list)) {
            String folded = Folded.of(text, columns);
            assertThat(folded.lines()).allSatisfy(line -> assertThat(TextWidth.of(line)).isLessThanOrEqualTo(columns));
            List<String> words = words(folded);
            assertThat(words).containsAll(words(text));
            assertThat(words(text)).containsAll(words);
        }
    }

    private static List<String> words(String text) {
        return Stream.of(text.split("\\s+")).filter(word -> !word.isEmpty()).toList();
    }

    @Test
    void aTextAtTheEndIsBrokenInItsColumn() {
        assertThat(Folded.of("""
                quick  Sorting beyond the trained length (4 arms)
                beta   How strong a temperature (5 arms; smoke, laptop)
                """, 36)).isEqualTo("""
                quick  Sorting beyond the trained
                       length (4 arms)
                beta   How strong a temperature (5
                       arms; smoke, laptop)
                """);
    }

    /** A path is whole, so that it can be copied. */
    @Test
    void longNamesHaveALineOfTheirOwnAndEachCellItsName() {
        assertThat(Folded.of("""
                run                                   trained on        seed  status
                runs/study-quick/runs/control/seed-1  sort              1     done
                runs/one                              sort + successor  2     running 5/3000
                """, 40)).isEqualTo("""
                runs/study-quick/runs/control/seed-1
                  trained on: sort
                  seed: 1
                  status: done
                runs/one
                  trained on: sort + successor
                  seed: 2
                  status: running 5/3000
                """);
    }

    @Test
    void wideCharactersCountTwice() {
        assertThat(Folded.of("""
                arm         10         20
                排序  99.5 of 1  99.8 of 1
                """, 18)).isEqualTo("""
                arm         10
                排序  99.5 of 1

                arm         20
                排序  99.8 of 1
                """);
    }
}
