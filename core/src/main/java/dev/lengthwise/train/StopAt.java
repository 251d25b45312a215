package dev.lengthwise.train;

import dev.lengthwise.key.Key;
import dev.lengthwise.key.Keys;

/**
 * When training ends before its last step: once the model is right about what it is trained on. A look is at examples drawn anew each time
 * from the mixture of the training lengths, never at test inputs or unseen lengths.
 */
public record StopAt(
        @Key(value = "exact match on the trained lengths that is enough", absent = "1", allowed = "above 0 and at most 1") double exact,
        @Key(value = "steps between two checks", absent = "500", allowed = "at least 1") int every,
        @Key(value = "examples in each check", absent = "1000", allowed = "at least 1") int samples) {
    public StopAt {
        Keys.check(StopAt.class, exact, every, samples);
    }
}
