package dev.lengthwise.probe;

import dev.lengthwise.evaluate.LengthResult;
import java.util.List;
import java.util.Locale;

/**
 * What becomes of the decisions of one length when parts of the model are knocked out, one at a time.
 *
 * @param whole the scores of the model as it is
 * @param without the scores without each part
 */
public record Knockout(LengthResult whole, List<Without> without) {
    public Knockout {
        without = List.copyOf(without);
    }

    /** What stands in the place of what a part says. */
    public enum Kind {
        /** Nothing. */
        ZERO,
        /** Its mean over all positions of the same inputs: the part says something of the usual size that depends on nothing. */
        MEAN;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The scores without one part. */
    public record Without(Part part, Kind kind, LengthResult result) {
    }
}
