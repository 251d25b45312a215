package dev.lengthwise.gap;

import dev.lengthwise.recipe.Mistakes;
import dev.lengthwise.recipe.Plan;
import dev.lengthwise.recipe.PlanKind;
import dev.lengthwise.recipe.Scale;
import dev.lengthwise.recipe.YamlValue;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** {@code kind: construction-gap}: studies of constructed models. */
public final class GapPlanKind implements PlanKind {
    @Override
    public Class<? extends Record> keys() {
        return GapFileKeys.class;
    }

    @Override
    public @Nullable Plan read(YamlValue.Mapping written, Path file, @Nullable Scale asked, Mistakes mistakes) {
        return GapPlanReader.read(written, file, asked, mistakes);
    }
}
