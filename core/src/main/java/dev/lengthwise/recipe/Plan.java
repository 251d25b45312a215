package dev.lengthwise.recipe;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a study file asks for: arms that are trained, or what another {@linkplain PlanKind kind} of study does. */
public interface Plan extends StudyHead {
    /** For people: its name, with its scale. */
    default String called() {
        return name() + (scale() == null ? "" : " (" + scale() + ")");
    }

    /** Its scale, and what is to be known about that; nothing where there is one size only. */
    default Optional<String> scaleWords() {
        return Optional.ofNullable(scale()).map(scale -> scale + (note().isEmpty() ? "" : ": " + note()));
    }

    /** What it is made of. */
    Parts parts();

    /**
     * What a plan is made of.
     *
     * @param key what a document calls them: {@code arms}
     * @param names of them, in their order
     * @param counted the work there is, in words: {@code 3 arms}
     */
    record Parts(String key, List<String> names, String counted) {
        public Parts {
            names = List.copyOf(names);
        }
    }

    /** The scales that a study file of any kind has, from small to large; none where there is one size only. */
    static List<Scale> scales(Path file) {
        return Mistakes.allOf(mistakes -> {
            YamlValue.Mapping study = YamlFile.read(file, mistakes);
            return Scales.of(Section.of(study, List.copyOf(study.entries().keySet()), mistakes));
        });
    }

    /** The kind that a study file says it is of; nothing for a study of arms. */
    static Optional<String> kind(Path file) {
        return Mistakes.allOf(mistakes -> Optional.ofNullable(YamlFile.read(file, mistakes).get("kind"))
                .map(kind -> kind instanceof YamlValue.Scalar word ? word.text() : kind.shown()));
    }
}
