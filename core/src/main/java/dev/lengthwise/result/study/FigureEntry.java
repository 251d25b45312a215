package dev.lengthwise.result.study;

import dev.lengthwise.key.Key;
import java.util.Optional;

/** A published figure beside a study's own. */
public record FigureEntry(@Key("the arm that it may stand beside") String arm, @Key("length of the input") int length,
        @Key("exact match as it was published") String exact, @Key("what was trained and tested there") String setting,
        @Key("what our scores say of it; missing in results of old versions") Optional<String> agreement) {

    static FigureEntry of(PaperFigure figure, StudyResult study) {
        return new FigureEntry(figure.arm(), figure.length(), figure.exact(), figure.note(),
                Optional.of(figure.agreement(study).words()));
    }
}
