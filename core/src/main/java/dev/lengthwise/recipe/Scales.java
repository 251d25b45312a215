package dev.lengthwise.recipe;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The sizes that a study file has: {@code scales}, or {@code scale} in one that was written at one of them. */
public final class Scales {
    public static final List<String> NAMES = Arrays.stream(Scale.values()).map(Scale::toString).toList();

    private Scales() {
    }

    /** From small to large; none where there is one size only. */
    public static List<Scale> of(Section study) {
        if (!study.has("scales")) {
            return List.of();
        }
        Section scales = study.section("scales", NAMES);
        return Arrays.stream(Scale.values()).filter(scale -> scales.has(scale.toString())).toList();
    }

    /**
     * The scale to read a study at.
     *
     * @param asked one that the study has; null for {@link Scale#LAPTOP}, or for the one size of a study without scales
     * @return null where the study has one size and does not say which
     */
    public static @Nullable Scale choose(Section study, @Nullable Scale asked) {
        if (!study.has("scales")) {
            Scale written = study.has("scale") ? study.choice("scale", Scale.LAPTOP) : null;
            if (asked != null && asked != written && study.isSure("scale")) {
                study.refuse(written == null ? "scales" : "scale", written == null
                        ? "none; the study has one size, so leave out --scale " + asked
                        : "is " + written + "; the study was written at this scale, not at " + asked);
            }
            return written;
        }
        if (study.has("scale")) {
            study.refuse("scale", "not allowed beside scales; it says which of them a study was written at");
        }
        List<Scale> scales = of(study);
        if (scales.isEmpty() && study.isSure("scales")) {
            study.refuse("scales", "is empty; at least one of " + String.join(", ", NAMES) + " is needed");
        }
        Scale chosen = asked == null ? Scale.LAPTOP : asked;
        if (!scales.isEmpty() && !scales.contains(chosen)) {
            study.refuse("scales", "has no " + chosen + "; --scale may be "
                    + scales.stream().map(Scale::toString).collect(Collectors.joining(" or ")));
        }
        return scales.contains(chosen) || scales.isEmpty() ? chosen : scales.getFirst();
    }

    /**
     * What a study says for one of its scales; without entries where it has none.
     *
     * @param scale that was {@linkplain #choose chosen}
     * @param keys that a scale may have
     */
    public static Section section(Section study, @Nullable Scale scale, List<String> keys) {
        return study.has("scales") && scale != null
                ? study.section("scales", NAMES).section(scale.toString(), keys)
                : study.section("scales", keys);
    }
}
