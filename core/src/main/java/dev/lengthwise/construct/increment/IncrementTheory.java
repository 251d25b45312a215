package dev.lengthwise.construct.increment;

import dev.lengthwise.construct.Arithmetic;
import dev.lengthwise.construct.Limit;
import dev.lengthwise.construct.Sharpness;
import dev.lengthwise.model.Temper;
import java.util.Optional;

/**
 * What docs/construction.md says of increment: nothing depends on the input but its length.
 *
 * @param maxLength L, number of places that are told apart
 */
record IncrementTheory(Sharpness sharpness, int maxLength, Arithmetic arithmetic) {
    private static final double SQUARE = 3; // roundings of p², each of p² u at most
    private static final double UNITS = 1.0 / 4;
    private static final double SHARE_GAIN = 16; // times L: what tells the first token behind the run from others
    private static final double STEP = 1.0 / 2;
    private static final double CLOSED = 128; // times L: the loudest weight
    private static final double PICK = 8; // units of a square

    /** The first thing for which theory does not vouch at a length; nothing where every answer of that length is right. */
    Optional<Limit> doubt(int length) {
        double alone = 1 + StrictMath.log(16.0 * (maxLength + 2)) / StrictMath.log(2);
        double unit = sharpness.unit();
        double place = length + 2.0;
        double loudest = Math.max(CLOSED * (maxLength + 2),
                Math.max((maxLength + 1) * alone, PICK * place * place) * unit);
        double farthest = (maxLength + 1) * alone * tau(2 * length + 2);
        if (loudest > arithmetic.largestLinear() || farthest > arithmetic.largestStream()) {
            return Optional.of(Limit.OVERFLOW);
        }
        for (int seen = 2; seen <= 2 * length + 2; seen++) {
            double others = StrictMath.log(seen - 1.0);
            if (alone * tau(seen) - others < StrictMath.log(16.0 * (maxLength + 2)) || 2 * tau(seen) < others) {
                return Optional.of(Limit.ATTENTION);
            }
        }
        double roundoff = Math.max(arithmetic.linear(), arithmetic.stream());
        boolean shares = 2 * SHARE_GAIN * maxLength * roundoff >= STEP; // whatever the length
        return shares || SQUARE * place * place * roundoff >= UNITS
                ? Optional.of(IncrementConstructions.PLACES)
                : Optional.empty();
    }

    private double tau(int seen) {
        return switch (sharpness.temper()) {
            case Temper.None none -> sharpness.unit();
            case Temper temper -> sharpness.unit() * (temper.offset() + temper.beta() * temper.growth(seen));
        };
    }
}
