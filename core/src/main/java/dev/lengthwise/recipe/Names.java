package dev.lengthwise.recipe;

import java.util.List;

/** Names that are written as one text where there is one, and else as a list. */
public record Names(List<String> all) {
    public Names {
        all = List.copyOf(all);
    }
}
