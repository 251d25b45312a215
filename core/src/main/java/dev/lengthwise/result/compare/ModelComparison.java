package dev.lengthwise.result.compare;

import dev.lengthwise.key.Key;
import java.util.List;

/** Models side by side, as {@code compare --json} prints them. */
public record ModelComparison(@Key("the models") List<ComparedModel> runs,
        @Key("whether the scores are about the same test inputs") boolean sameTests,
        @Key("the first model against each other one, input by input, where both kept which inputs of the same ones were right") List<InputsComparison> inputs,
        @Key("how alike their representations are, one result a length; matrices are in the order of the models") List<LengthSimilarity> similarity) {
}
