package dev.lengthwise.result.probe;

import dev.lengthwise.key.Key;
import java.util.List;
import java.util.Optional;

/** For each right key the head that has most attention mass on it, chosen at the longest length of training that was looked at. */
public record RightKeys(
        @Key("for the successor; left out where attention was measured at no length of training") Optional<Head> successor,
        @Key("for equal tokens; left out where attention was measured at no length of training") Optional<Head> equal) {

    /** A head. */
    public record Head(@Key("its layer, from 0") int layer, @Key("the head of the layer, from 0") int head,
            @Key("its mass on the right key, by length") List<Mass> mass) {
    }

    /** Its mass at one length. */
    public record Mass(@Key(value = "length of the input", allowed = "at least 1") int length,
            @Key(value = "share of its weight from output positions", absent = "null") double mass) {
    }
}
