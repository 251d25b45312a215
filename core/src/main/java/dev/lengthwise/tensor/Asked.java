package dev.lengthwise.tensor;

import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a recipe or an option asks for: one of an enum's constants, or {@code auto}, which leaves the choice to the program. What is chosen
 * is the constant itself: nothing that is computed with can be {@code auto}.
 *
 * @param choice null for {@code auto}
 */
public record Asked<E extends Enum<E>>(@Nullable E choice) {
    /** The word for it in recipes, options and manifests. */
    public static final String AUTO = "auto";

    public static <E extends Enum<E>> Asked<E> auto() {
        return new Asked<>(null);
    }

    public static <E extends Enum<E>> Asked<E> of(E choice) {
        return new Asked<>(choice);
    }

    public boolean isAuto() {
        return choice == null;
    }

    /** Whether it is this constant, by name. */
    public boolean is(E constant) {
        return choice == constant;
    }

    /** What is asked for, or what is chosen instead of {@code auto}. */
    public E or(Supplier<E> chosen) {
        E asked = choice;
        return asked == null ? chosen.get() : asked;
    }

    /** The same where something is asked for, else another question. */
    public Asked<E> orAsk(Asked<E> other) {
        return choice == null ? other : this;
    }

    /** Whether what is asked for is allowed; {@code auto} always is. */
    public boolean allows(Predicate<E> allowed) {
        E asked = choice;
        return asked == null || allowed.test(asked);
    }

    @Override
    public String toString() {
        E asked = choice;
        return asked == null ? AUTO : asked.toString();
    }
}
