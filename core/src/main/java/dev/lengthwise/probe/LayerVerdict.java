package dev.lengthwise.probe;

import java.util.List;
import java.util.Locale;

/**
 * What a layer leaves in the residual stream after its attention or its MLP, beside what the paper reports of that layer.
 *
 * @param layer from 0
 * @param shown each primitive that is present, where it is clearest: by side, the clearest first
 * @param paper what the paper reports, in words
 * @param agreement of what is shown with it
 */
public record LayerVerdict(int layer, List<PrimitiveRate> shown, String paper, Agreement agreement) {
    public LayerVerdict {
        shown = List.copyOf(shown);
    }

    /** How far a layer shows what the paper reports. Of the paper's models, which are of another size, it says nothing. */
    public enum Agreement {
        /** All of it. */
        YES("seen in this model too"),
        /** A part of it. */
        PARTLY("seen in this model in part"),
        /** None of it. */
        NO("not seen in this model"),
        /** The paper is about another task. */
        UNKNOWN("the paper says nothing");

        private final String words;

        Agreement(String words) {
            this.words = words;
        }

        /** For people. */
        public String words() {
            return words;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
