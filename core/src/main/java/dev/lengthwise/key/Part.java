package dev.lengthwise.key;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A component that keeps what is written, since it is read only later: a map of some of another record's keys, laid over such a record, or
 * maps of which one is chosen. It stands beside the component's {@link Key}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Part {
    /** The record whose keys these are. */
    Class<? extends Record> of();

    /** Keys of that record that are not allowed here. */
    String[] without() default {};

    /** Whose keys they are, in words: {@code a recipe's}. */
    String whose();

    /** What the names stand for, where names lead to such maps: {@code ARM}; nothing where the map has the keys itself. */
    String by() default "";

    /** An enum whose words are the names; any name is allowed without one. */
    Class<?> names() default Void.class;

    /** Whether a text may stand instead, which says where such a map is found. */
    boolean orText() default false;

    /** Whether the record stands here alone, so that a page tells its keys here. */
    boolean here() default false;
}
