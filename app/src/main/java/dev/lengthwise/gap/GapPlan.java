package dev.lengthwise.gap;

import dev.lengthwise.key.Derived;
import dev.lengthwise.key.Key;
import dev.lengthwise.key.Keys;
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
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
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
     * @param lengths ascending, the longest at most L
     * @param attention ascending
     */
    public record Sweep(@Key("name of the sweep, also a folder's: up to 40 of a-z, 0-9 and -") String name,
            @Key(value = "what it is for", absent = "''") String description,
            @Key("what the construction does, as in a recipe") TaskConfig task,
            @Key(value = "L, the longest input that the construction is made for", allowed = "at least 1") int maxLength,
            @Key(value = "softmaxes whose scores are multiplied by beta * ln n; beta or plain has at least one", absent = "[]", allowed = "above 0") List<Double> beta,
            @Key(value = "plain softmaxes, each with scores as inputs up to that length need them", absent = "[]", before = "beta") List<Integer> plain,
            @Key(value = "arithmetics", absent = "[fp64, fp32, fp16, bf16, all-fp16, all-bf16]", allowed = "fp64, fp32, fp16, bf16, all-fp16 or all-bf16") List<Precision> precisions,
            @Key(value = "families of test inputs, each one that the task has", absent = "all that the task has", derived = AllOfTheTask.class) List<InputFamily> families,
            @Key(value = "lengths of the test inputs, ascending, up to maxLength", orRange = true) List<Integer> lengths,
            @Key(value = "test inputs of each length", absent = "1", allowed = "at least 1") int samples,
            @Key(value = "lengths at which the mass on the right key is measured against its formula, ascending; for sorting with repeats only", absent = "[]") List<Integer> attention) {
        /** The key that a scale does not change. */
        static final String NAME = "name";

        /** The families of a sweep that names none. */
        static final class AllOfTheTask implements Derived<List<InputFamily>> {
            private AllOfTheTask() {
            }

            @Override
            public List<InputFamily> from(Map<String, ?> others) {
                return ((TaskConfig) Objects.requireNonNull(others.get("task"))).task().families();
            }
        }

        public Sweep {
            name = StudyPlan.folder(name);
            beta = List.copyOf(beta);
            plain = List.copyOf(plain);
            precisions = List.copyOf(precisions);
            families = List.copyOf(families);
            lengths = List.copyOf(lengths);
            attention = List.copyOf(attention);
            Keys.check(Sweep.class, name, description, task, maxLength, beta, plain, precisions, families, lengths,
                    samples, attention);
            List<Softmax> softmaxes = softmaxes(plain, beta);
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

        /** How sharp attention is made: the plain ones first. */
        public List<Softmax> softmaxes() {
            return softmaxes(plain, beta);
        }

        private static List<Softmax> softmaxes(List<Integer> plain, List<Double> beta) {
            return Stream.<Softmax>concat(plain.stream().map(Softmax.Plain::new),
                    beta.stream().map(Softmax.LogLength::new)).toList();
        }

        /** Every combination, in the order in which they are done. */
        public List<Cell> cells() {
            List<Cell> cells = new ArrayList<>();
            for (Precision precision : precisions) {
                for (Softmax softmax : softmaxes()) {
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

        /** As commands call it: {@code sort/fp64-beta-2-uniform}. */
        public String name() {
            return sweep.name() + "/" + file();
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
