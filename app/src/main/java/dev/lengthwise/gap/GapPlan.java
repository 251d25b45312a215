package dev.lengthwise.gap;

import dev.lengthwise.recipe.Plan;
import dev.lengthwise.recipe.Scale;
import dev.lengthwise.recipe.StudyPlan;
import dev.lengthwise.task.InputFamily;
import dev.lengthwise.task.Task;
import dev.lengthwise.task.TaskConfig;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.text.Counted;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A study of constructed models: at which length does a construction end, in which arithmetic, with how sharp an attention, on which inputs?
 *
 * @param name also a folder's name
 * @param title one line, for the report
 * @param question what is asked; may be empty
 * @param scale how large it is done; null where there is one size only
 * @param note what to know about this size, such as how long it takes; may be empty
 * @param seed draws the test inputs
 * @param sweeps at least one, each with a name of its own
 */
public record GapPlan(String name, String title, String question, @Nullable Scale scale, String note, long seed,
        List<Sweep> sweeps) implements Plan {
    /**
     * One construction in every combination of softmax, precision and family.
     *
     * @param name also a folder's name
     * @param description in a sentence; may be empty
     * @param maxLength L, that the construction is made for
     * @param softmaxes how sharp attention is made
     * @param precisions arithmetics, none of them auto
     * @param families of test inputs, each one that the task has
     * @param lengths ascending, the longest at most L
     * @param samples test inputs of each length
     * @param attention lengths at which the mass on the right key is measured against its formula, ascending; may be empty, and is for
     *     sorting with repeats only
     */
    public record Sweep(String name, String description, TaskConfig task, int maxLength, List<Softmax> softmaxes,
            List<Precision> precisions, List<InputFamily> families, List<Integer> lengths, int samples,
            List<Integer> attention) {
        public Sweep {
            name = StudyPlan.folder(name);
            softmaxes = List.copyOf(softmaxes);
            precisions = List.copyOf(precisions);
            families = List.copyOf(families);
            lengths = List.copyOf(lengths);
            attention = List.copyOf(attention);
            if (softmaxes.isEmpty()) {
                throw new IllegalArgumentException("beta missing; beta or plain needs at least one value");
            }
            StudyPlan.requireDistinct("beta", softmaxes.stream().map(Softmax::label).toList());
            StudyPlan.requireDistinct("precisions", precisions);
            StudyPlan.requireDistinct("families", families);
            requireAscending("lengths", lengths, maxLength);
            if (!attention.isEmpty()) {
                requireAscending("attention", attention, maxLength);
            }
            if (samples < 1) {
                throw new IllegalArgumentException("samples " + samples + " is below 1");
            }
            Task posed = task.task();
            for (InputFamily family : families) {
                if (!family.fits(posed)) {
                    throw new IllegalArgumentException("families has " + family + ", of which the task (" + task.words()
                            + ") has no inputs; it has "
                            + String.join(", ", posed.families().stream().map(InputFamily::toString).toList()));
                }
            }
            if (!lengths.isEmpty() && lengths.getLast() > posed.maxLength()) {
                throw new IllegalArgumentException("lengths has " + lengths.getLast() + "; the longest input has "
                        + posed.maxLength());
            }
        }

        private static void requireAscending(String key, List<Integer> lengths, int maxLength) {
            StudyPlan.requireDistinct(key, lengths);
            if (!lengths.stream().sorted().toList().equals(lengths) || lengths.getFirst() < 1
                    || lengths.getLast() > maxLength) {
                throw new IllegalArgumentException(
                        key + " " + lengths + " are not ascending from 1 to maxLength " + maxLength);
            }
        }

        /** Every combination, in the order in which they are done. */
        public List<Cell> cells() {
            List<Cell> cells = new ArrayList<>();
            for (Precision precision : precisions) {
                for (Softmax softmax : softmaxes) {
                    for (InputFamily family : families) {
                        cells.add(new Cell(this, precision, softmax, family));
                    }
                }
            }
            return cells;
        }
    }

    /** One combination: a construction, judged length after length. */
    public record Cell(Sweep sweep, Precision precision, Softmax softmax, InputFamily family) {
        /** For people. */
        public String label() {
            return String.join(" ", sweep.name(), precision.toString(), softmax.label(), family.toString());
        }

        /** The name of the cell's file, without the ending. */
        public String file() {
            return precision + "-" + softmax.file() + "-" + family;
        }
    }

    public GapPlan {
        name = StudyPlan.folder(name);
        sweeps = List.copyOf(sweeps);
        StudyPlan.requireDistinct("sweeps", sweeps.stream().map(Sweep::name).toList());
    }

    @Override
    public Parts parts() {
        return new Parts("sweeps", sweeps.stream().map(Sweep::name).toList(), Counted.of(cells().size(), "cell"));
    }

    /** The cells of all sweeps. */
    public List<Cell> cells() {
        return sweeps.stream().flatMap(sweep -> sweep.cells().stream()).toList();
    }
}
