package dev.lengthwise.gap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.evaluate.Accuracy;
import dev.lengthwise.evaluate.LengthResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class LengthLadderTest {
    private static final LengthLadder LADDER = new LengthLadder(List.of(1, 5, 20, 100, 500));

    /** The lengths that are tried, in order, where so many of 10 are right. */
    private static List<Integer> tried(IntUnaryOperator right) {
        List<LengthResult> results = new ArrayList<>();
        for (OptionalInt next = LADDER.next(results); next.isPresent(); next = LADDER.next(results)) {
            Accuracy exact = new Accuracy(right.applyAsInt(next.getAsInt()), 10);
            results.add(new LengthResult(next.getAsInt(), exact, exact, Map.of()));
        }
        return results.stream().map(LengthResult::length).toList();
    }

    @Test
    void whatNeverFailsIsTriedAtTheGivenLengths() {
        assertThat(tried(length -> 10)).containsExactly(1, 5, 20, 100, 500);
    }

    @Test
    void theFirstFailureIsFoundByHalves() {
        assertThat(tried(length -> length < 12 ? 10 : 0)).containsExactly(1, 5, 20, 100, 12, 8, 10, 11);
    }

    @Test
    void whatIsRightNowAndThenGoesOn() {
        assertThat(tried(length -> length < 12 ? 10 : 3)).startsWith(1, 5, 20, 100, 500);
        assertThat(tried(length -> length == 1 ? 0 : 10)).containsExactly(1, 5, 20, 100, 500);
    }

    /** 500 / 64 is 7: 398 is wrong, 392 right. */
    @Test
    void longLengthsAreToldApartByASixtyFourth() {
        assertThat(tried(length -> length <= 393 ? 10 : 0)).containsExactly(1, 5, 20, 100, 500, 300, 400, 350, 375, 387,
                393, 396);
    }
}
