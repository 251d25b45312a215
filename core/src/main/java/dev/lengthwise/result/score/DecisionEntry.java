package dev.lengthwise.result.score;

import dev.lengthwise.evaluate.Evaluation;
import dev.lengthwise.key.Key;
import dev.lengthwise.task.DecisionKind;
import dev.lengthwise.task.DecisionKinds;
import dev.lengthwise.task.TaskKinds;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A kind of decisions of a task that lengthwise does not have itself, so that results can be read where its program or plug-in is not. */
public record DecisionEntry(@Key("its label") String label, @Key("what its decisions are about") String meaning,
        @Key("which decisions are of the kind, a regular expression of Java") String decisions) {
    public DecisionEntry {
        try {
            var _ = Pattern.compile(decisions);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("decisions: \"" + decisions + "\" is no regular expression", e);
        }
    }

    /** Those of a main task; nothing where the task is one of lengthwise's own. */
    public static Optional<List<DecisionEntry>> of(Evaluation main) {
        boolean own = TaskKinds.isShipped(main.head()) && main.kinds().equals(DecisionKinds.named(main.head()));
        return own || main.results().isEmpty()
                ? Optional.empty()
                : Optional.of(main.kinds().kinds().stream()
                        .map(kind -> new DecisionEntry(kind.label(), kind.meaning(), kind.decisions())).toList());
    }

    /** What {@link #of} was made of. */
    public static DecisionKinds kinds(Optional<List<DecisionEntry>> kept, String task) {
        return kept.map(kinds -> new DecisionKinds(kinds.stream()
                .map(kind -> new DecisionKind(kind.label(), kind.meaning(), kind.decisions())).toList()))
                .orElseGet(() -> DecisionKinds.named(task));
    }
}
