package dev.lengthwise.gap;

import dev.lengthwise.construct.KeyMass;
import dev.lengthwise.key.Key;

/** The weight on the right key at one length, as results keep it. */
public record MassEntry(@Key("the softmax") String softmax, @Key("the family of inputs") String family,
        @Key(value = "values in the input", allowed = "at least 1") int length,
        @Key("in the model, in fp32") Keys measured, @Key("by formula, of the same inputs") Keys formula) {
    /** The weight on the right key, by what has to be found. */
    public record Keys(@Key("of the first value") double first, @Key("of the next greater value") double successor,
            @Key("of the further copies of a value") double equal) {

        private static Keys of(KeyMass mass) {
            return new Keys(mass.first(), mass.successor(), mass.equal());
        }

        private KeyMass mass() {
            return new KeyMass(first, successor, equal);
        }
    }

    static MassEntry of(GapMass mass) {
        return new MassEntry(mass.softmax(), mass.family(), mass.length(), Keys.of(mass.measured()),
                Keys.of(mass.formula()));
    }

    GapMass mass() {
        return new GapMass(softmax, family, length, measured.mass(), formula.mass());
    }
}
