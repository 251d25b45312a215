package dev.lengthwise.gap;

import dev.lengthwise.recipe.KeyWriter;
import dev.lengthwise.recipe.YamlText;
import dev.lengthwise.recipe.YamlValue;

/** Writes studies of constructed models so that they stand alone, at the scale that was chosen. Reading gives the same cells. */
public final class GapPlanWriter {
    private GapPlanWriter() {
    }

    /** The plan as YAML. */
    public static String yaml(GapPlan plan) {
        return YamlText.write(KeyWriter.tree(new GapFileKeys(plan.name(), plan.title(), plan.question(), plan.note(),
                plan.scale(), null, plan.seed(),
                plan.sweeps().stream().map(sweep -> YamlValue.written(sweep.name(), KeyWriter.tree(sweep))).toList())));
    }
}
