package dev.lengthwise.cli;

import dev.lengthwise.gap.GapPlanKind;
import dev.lengthwise.recipe.PlanReader;
import java.util.List;

/** The kinds of study that the program knows. */
final class Studies {
    static final PlanReader READER = new PlanReader(List.of(new GapPlanKind()));

    private Studies() {
    }
}
