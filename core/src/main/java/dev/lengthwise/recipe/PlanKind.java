package dev.lengthwise.recipe;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A kind of study besides that of arms. Whoever does such studies reads their files too; a {@link PlanReader} is given the kinds there are. */
public interface PlanKind {
    /** What a study file has under {@code kind}. */
    String word();

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
