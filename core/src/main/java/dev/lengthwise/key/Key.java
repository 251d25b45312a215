package dev.lengthwise.key;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A record's component that is a key of a recipe or a study, of the same name: this is the only place that says what the key is. It stands on the
 * component, or on the method of an interface of records that share the key.
 *
 * <p>A component is an int, long (a seed), double, boolean, String, an enum (by what its toString gives), a list of ints (lengths), of
 * any of these others or of records, a record, a {@linkplain Plain plainly written} record, or a sealed interface of records of several
 * {@linkplain Kind kinds}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.METHOD})
public @interface Key {
    /** What the key is, in one sentence that begins in small letters and has no full stop. */
    String value();

    /**
     * The value of a key that is not given, as a recipe writes it: {@code 3000}, {@code one-cycle}, {@code [5, 10]}; {@code null} for a
     * key that is left out. Nothing for a key that is needed, and for a record, whose own keys have defaults. Words where
     * the default is {@link #derived}.
     */
    String absent() default "";

    /** What the default is where it follows from other keys. */
    Class<? extends Derived<?>> derived() default Derived.None.class;

    /**
     * What a number, or each of a list, may be, as {@link Bounds} reads it: {@code above 0 and at most 1}; of a choice that has not all of
     * its enum's words, those that it has: {@code fp32, bf16 or tf32}.
     */
    String allowed() default "";

    /** The key that this one is written before; nothing for the record's order. */
    String before() default "";

    /** Whether {@code {from: 1, to: 9}} may stand instead of a list of lengths. */
    boolean orRange() default false;

    /** Whether the key is written only where it has not its default. */
    boolean brief() default false;
}
