package dev.lengthwise.key;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** One of the records of a sealed interface, by the name that the key {@code kind} gives it; the record's components are the other keys. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Kind {
    /** The name. */
    String value();

    /** What it is, in one sentence as of a {@link Key}. */
    String says();
}
