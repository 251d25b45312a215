package dev.lengthwise.recipe;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Messages whose lines and columns are not what a test is about; they must have them all the same. */
final class Places {
    private static final Pattern PLACE = Pattern.compile("^(.*?):[1-9]\\d*:[1-9]\\d*: ");

    private Places() {
    }

    /** One thing is wrong, in a file, and its message has a place there. */
    static void assertRefusedSomewhere(ThrowingCallable reading, String message) {
        assertThatThrownBy(reading).isExactlyInstanceOf(RecipeException.class)
                .extracting(e -> PLACE.matcher(String.valueOf(e.getMessage())).replaceFirst("$1: "))
                .isEqualTo(message);
        assertThatThrownBy(reading).hasMessageMatching("(?s)" + PLACE.pattern() + ".*");
    }
}
