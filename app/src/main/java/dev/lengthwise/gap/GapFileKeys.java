package dev.lengthwise.gap;

import dev.lengthwise.key.Key;
import dev.lengthwise.key.Kind;
import dev.lengthwise.key.Part;
import dev.lengthwise.recipe.Scale;
import dev.lengthwise.recipe.StudyHead;
import dev.lengthwise.recipe.YamlValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the file of a study of constructed models. {@link GapPlanReader} makes a {@link GapPlan} of them, at one of the scales;
 * {@link GapPlanWriter} writes a plan so that it stands alone.
 */
@Kind(value = GapFileKeys.KIND, says = "where arithmetic ends constructed models: nothing is trained, each combination of softmax, precision and family of inputs is tested at one length after another")
record GapFileKeys(String name, String title, String question, String note, @Nullable Scale scale,
        @Key(value = "the sizes that the study can be done at; --scale chooses one, by default laptop", absent = "null") @Part(of = OfScale.class, whose = "a scale's", by = "SCALE", names = Scale.class, here = true) @Nullable YamlValue scales,
        @Key(value = "draws the test inputs", absent = "1") long seed,
        @Key("the constructions, each in every combination of softmax, precision and family") @Part(of = GapPlan.Sweep.class, whose = "a sweep's", here = true) List<YamlValue> sweeps)
        implements
            StudyHead {
    /** What the key {@code kind} has in these files. */
    static final String KIND = "construction-gap";

    GapFileKeys {
        sweeps = List.copyOf(sweeps);
    }

    /** What a study has for one of its scales. */
    record OfScale(@Key(value = "instead of the study's", absent = "null") @Nullable String note,
            @Key(value = "laid over single sweeps, by their names; lists are replaced", absent = "null") @Part(of = GapPlan.Sweep.class, whose = "a sweep's", without = GapPlan.Sweep.NAME, by = "SWEEP") @Nullable YamlValue sweeps,
            @Key(value = "names of sweeps that are left out", absent = "[]") List<String> without) {
        OfScale {
            without = List.copyOf(without);
        }
    }
}
