package dev.lengthwise.recipe;

import dev.lengthwise.key.Kind;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A kind of study besides that of arms. Whoever does such studies reads their files too; a {@link PlanReader} is given the kinds there are. */
public interface PlanKind {
    /** The keys of its files: a record that is a {@linkplain Kind kind}. */
    Class<? extends Record> keys();

    /** What a study file has under {@code kind}. */
    default String word() {
        return Objects.requireNonNull(keys().getAnnotation(Kind.class)).value();
    }

    /**
     * Reads a study; null where something is wrong.
     *
     * @param file that it stands in, after which it is named unless it says otherwise
     * @param asked as in {@link PlanReader#read}; what is wrong at the other scales is to be refused as well
     * @param mistakes where everything is put down that is wrong
     */
    @Nullable
    Plan read(YamlValue.Mapping written, Path file, @Nullable Scale asked, Mistakes mistakes);
}
