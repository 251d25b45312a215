package dev.lengthwise.recipe;

import dev.lengthwise.model.Temper;
import java.util.List;
import java.util.Locale;

/** The tempers by the names they have in recipes. */
enum TemperKind {
    NONE, CONSTANT, LOG_LENGTH, ONE_PLUS_LOG_LENGTH, LOG_LENGTH_PLUS_ONE;

    static TemperKind of(Temper temper) {
        return switch (temper) {
            case Temper.None _ -> NONE;
            case Temper.Constant _ -> CONSTANT;
            case Temper.LogLength _ -> LOG_LENGTH;
            case Temper.OnePlusLogLength _ -> ONE_PLUS_LOG_LENGTH;
            case Temper.LogLengthPlusOne _ -> LOG_LENGTH_PLUS_ONE;
        };
    }

    Temper create(double beta, Temper.Per per, boolean learned) {
        return switch (this) {
            case NONE -> new Temper.None();
            case CONSTANT -> new Temper.Constant(beta, per, learned);
            case LOG_LENGTH -> new Temper.LogLength(beta, per, learned);
            case ONE_PLUS_LOG_LENGTH -> new Temper.OnePlusLogLength(beta, per, learned);
            case LOG_LENGTH_PLUS_ONE -> new Temper.LogLengthPlusOne(beta, per, learned);
        };
    }

    /** The keys that a temper of this kind has. */
    List<String> keys() {
        return this == NONE ? List.of("kind") : List.of("kind", "beta", "per", "learned");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
