package dev.lengthwise.construct.sort;

import dev.lengthwise.construct.Arithmetic;
import dev.lengthwise.construct.Construction;
import dev.lengthwise.construct.KeyMass;
import dev.lengthwise.construct.Limit;
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
import java.util.List;
import java.util.Optional;

/** Sort has one construction with repeats and one without. */
public final class SortConstructions implements TaskConstruction {
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
        public KeyMass mass(List<int[]> inputs) {
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
            return new KeyMass(first / inputs.size(), successor / positions, equal / positions);
        }
    }
}
