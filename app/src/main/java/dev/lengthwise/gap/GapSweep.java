package dev.lengthwise.gap;

import dev.lengthwise.task.DecisionKinds;
import java.util.List;

/**
 * One construction in every combination of softmax, precision and family.
 *
 * @param task the kind of task that it is for
 * @param construction what it is, in words: {@code sort, 10 values, made for lengths up to 2,000}
 * @param precisions in the order of the columns
 * @param softmaxes in the order of the rows
 * @param families in the order of the blocks
 * @param families' words, by place
 * @param longest length asked for
 * @param samples inputs of each length
 * @param masses by softmax and length; may be empty
 */
public record GapSweep(String name, String description, String task, String construction, List<String> precisions,
        List<String> softmaxes, List<Family> families, int longest, int samples, List<GapCell> cells,
        List<GapMass> masses) {

    /**
     * A family of inputs.
     *
     * @param words what its inputs are
     */
    public record Family(String name, String words) {
    }

    /** A sweep of a plan with what came of it. */
    static GapSweep of(GapPlan.Sweep sweep, String construction, List<GapCell> cells, List<GapMass> masses) {
        return new GapSweep(sweep.name(), sweep.description(), sweep.task().kind().name(), construction,
                sweep.precisions().stream().map(Object::toString).toList(),
                sweep.softmaxes().stream().map(Softmax::label).toList(),
                sweep.families().stream().map(family -> new Family(family.toString(), family.words())).toList(),
                sweep.lengths().getLast(), sweep.samples(), cells, masses);
    }

    /** The kinds of its decisions. */
    DecisionKinds kinds() {
        return DecisionKinds.named(task);
    }

    /** One combination. */
    public GapCell cell(String precision, String softmax, String family) {
        return cells.stream().filter(cell -> cell.precision().equals(precision) && cell.softmax().equals(softmax)
                && cell.family().equals(family)).findFirst().orElseThrow();
    }
}
