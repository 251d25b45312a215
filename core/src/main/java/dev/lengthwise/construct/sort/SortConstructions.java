package dev.lengthwise.construct.sort;

import dev.lengthwise.construct.Arithmetic;
import dev.lengthwise.construct.Construction;
import dev.lengthwise.construct.Limit;
import dev.lengthwise.construct.RightKey;
import dev.lengthwise.construct.RightKey.From;
import dev.lengthwise.construct.RightKey.On;
import dev.lengthwise.construct.Sharpness;
import dev.lengthwise.construct.TaskConstruction;
import dev.lengthwise.task.InputFamily;
import dev.lengthwise.task.Task;
import dev.lengthwise.task.TaskConfig;
import dev.lengthwise.task.UniformFamily;
import dev.lengthwise.task.Vocabulary;
import dev.lengthwise.task.sort.Sort;
import dev.lengthwise.task.sort.SortConfig;
import dev.lengthwise.task.sort.SortFamily;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Sort has one construction with repeats and one without. */
public final class SortConstructions implements TaskConstruction {
    /** The smallest mean that says that a copy is owed, 1 / (2m - 1), is lost among the roundings of a sum. */
    static final Limit RESOLUTION = new Limit("repeat margin 1/(2m - 1) below resolution");

    private static final String FIRST = "first";
    private static final String NEXT = "successor";
    private static final String EQUAL = "equal";
    /** The heads are those of {@link SortConstruction}. */
    private static final List<RightKey> RIGHT_KEYS = List.of(
            new RightKey(FIRST, "least value, from ⊥", "on the least value, from ⊥, in the head of successors", 1, 0,
                    From.SEPARATOR, On.NEXT),
            new RightKey(NEXT, "successor",
                    "on the successor, from the answer’s tokens whose successor is a value, in the same head", 1, 0,
                    From.ANSWER, On.NEXT),
            new RightKey(EQUAL, "equal tokens", "on equal tokens, from the same tokens, in the head of repeats", 1, 1,
                    From.ANSWER, On.EQUAL));

    @Override
    public String kind() {
        return Sort.NAME;
    }

    @Override
    public Construction construct(TaskConfig task, Sharpness sharpness, int maxLength) {
        SortConfig sort = (SortConfig) task;
        Vocabulary vocabulary = new Vocabulary(sort.values());
        return sort.repeats()
                ? new SortConstruction(vocabulary, sharpness, maxLength)
                : new DistinctSortConstruction(vocabulary, sharpness);
    }

    @Override
    public List<Limit> limits() {
        return List.of(RESOLUTION);
    }

    @Override
    public List<RightKey> rightKeys() {
        return RIGHT_KEYS;
    }

    @Override
    public Bounds bounds(Task task, Sharpness sharpness, int maxLength) {
        return new SortBounds((Sort) task, sharpness, maxLength);
    }

    private record SortBounds(Sort sort, Sharpness sharpness, int maxLength) implements Bounds {
        private SortTheory theory(Arithmetic arithmetic, int roundings) {
            return new SortTheory(sort, sharpness, maxLength, arithmetic, roundings);
        }

        @Override
        public Optional<Limit> doubt(int[] input, Arithmetic arithmetic, int roundings) {
            return theory(arithmetic, roundings).doubt(input);
        }

        @Override
        public Optional<Limit> doubt(int[] input, Arithmetic arithmetic, String decision) {
            return theory(arithmetic, 1).doubt(input, decision);
        }

        @Override
        public boolean knowsErrors() {
            return true;
        }

        @Override
        public List<InputFamily> massFamilies() {
            return sort.repeats() ? List.of(UniformFamily.UNIFORM, SortFamily.NEAR_NEIGHBOURS) : List.of();
        }

        @Override
        public SequencedMap<String, Double> mass(List<int[]> inputs) {
            SortTheory theory = theory(Arithmetic.EXACT, 1);
            double first = 0;
            double successor = 0;
            double equal = 0;
            int positions = 0;
            for (int[] input : inputs) {
                SortTheory.Mass mass = theory.mass(input);
                first += mass.first();
                successor += mass.successor();
                equal += mass.equal();
                positions += mass.positions();
            }
            SequencedMap<String, Double> weights = new LinkedHashMap<>();
            weights.put(FIRST, first / inputs.size());
            weights.put(NEXT, successor / positions);
            weights.put(EQUAL, equal / positions);
            return weights;
        }
    }
}
