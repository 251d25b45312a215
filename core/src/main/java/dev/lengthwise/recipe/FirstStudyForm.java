package dev.lengthwise.recipe;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Study files as the first versions kept them, brought to the form of today: {@code clusters} of a recipe was a number, the share. Such
 * files stand alone: the recipe is written in them, and they have no scales.
 */
final class FirstStudyForm {
    private FirstStudyForm() {
    }

    /** The same study in the form of today; one that has it already is returned as it is. */
    static YamlValue.Mapping today(YamlValue.Mapping study) {
        YamlValue.Mapping changed = study;
        if (study.get("recipe") instanceof YamlValue.Mapping recipe) {
            changed = changed.with("recipe", recipe(recipe));
        }
        if (study.get("arms") instanceof YamlValue.Sequence arms) {
            changed = changed.with("arms", new YamlValue.Sequence(arms.where(),
                    arms.elements().stream().map(FirstStudyForm::arm).toList()));
        }
        return changed;
    }

    private static YamlValue arm(YamlValue written) {
        return written instanceof YamlValue.Mapping arm && arm.get("set") instanceof YamlValue.Mapping set
                ? arm.with("set", recipe(set))
                : written;
    }

    private static YamlValue.Mapping recipe(YamlValue.Mapping recipe) {
        if (!(recipe.get("clusters") instanceof YamlValue.Scalar share && share.value() instanceof Number)) {
            return recipe;
        }
        SequencedMap<String, YamlValue> clusters = new LinkedHashMap<>();
        clusters.put("share", share);
        return recipe.with("clusters", new YamlValue.Mapping(share.where(), clusters));
    }
}
