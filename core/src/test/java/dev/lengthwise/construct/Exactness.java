package dev.lengthwise.construct;

import dev.lengthwise.evaluate.Evaluator;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.task.Example;
import dev.lengthwise.task.FamilyTask;
import dev.lengthwise.task.InputFamily;
import dev.lengthwise.task.Task;
import dev.lengthwise.task.Vocabulary;
import dev.lengthwise.task.sort.Sort;
import dev.lengthwise.tensor.Engine;
import dev.lengthwise.tensor.Precision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Holds a constructed model to every one of many inputs; of one that it gets wrong the smallest that it gets wrong is told. */
public final class Exactness implements AutoCloseable {
    private static final int TOKENS_AT_ONCE = 8_000;

    private final Task task;
    private final Transformer model;
    private final Evaluator evaluator;

    public Exactness(Task task, Construction construction) {
        this(task, construction, Precision.FP64);
    }

    public Exactness(Task task, Construction construction, Precision precision) {
        Engine.start(1);
        this.task = task;
        this.model = new Transformer(construction.config(), task.vocabulary().size(),
                Stream.concat(Stream.of(task.name()), construction.hints().stream()).toList(), 1);
        construction.fill(model);
        this.evaluator = new Evaluator(model, precision);
    }

    public Transformer model() {
        return model;
    }

    /** Fails with the smallest input found whose whole answer is not right. */
    public void holds(List<int[]> inputs) {
        holds(task.name(), inputs, task::pose);
    }

    /** The same for questions about the inputs. */
    public void holds(String head, List<int[]> inputs, Function<int[], Example> pose) {
        wrong(head, inputs, pose).ifPresent(found -> {
            int[] smallest = smallest(found, input -> wrong(head, List.of(input), pose).isPresent());
            Example example = pose.apply(smallest);
            throw new AssertionError(
                    head + " of " + Arrays.toString(smallest) + " " + Arrays.toString(example.context())
                            + " is " + Arrays.toString(example.completion()) + ", the model says "
                            + Arrays.toString(evaluator.predict(head, List.of(example)).getFirst()));
        });
    }

    private Optional<int[]> wrong(String head, List<int[]> inputs, Function<int[], Example> pose) {
        List<Example> examples = new ArrayList<>();
        int tokens = 0;
        for (int i = 0; i < inputs.size(); i++) {
            Example example = pose.apply(inputs.get(i));
            examples.add(example);
            tokens += example.given() + example.completion().length;
            if (tokens > TOKENS_AT_ONCE || i == inputs.size() - 1) {
                List<int[]> answers = evaluator.predict(head, examples);
                for (int k = 0; k < answers.size(); k++) {
                    if (!Arrays.equals(answers.get(k), examples.get(k).completion())) {
                        return Optional.of(examples.get(k).input());
                    }
                }
                examples.clear();
                tokens = 0;
            }
        }
        return Optional.empty();
    }

    /** Leaves out stretches and lowers values for as long as what remains is still wrong. */
    public static int[] smallest(int[] input, Predicate<int[]> wrong) {
        int[] small = input;
        for (int stretch = Math.max(1, input.length / 2); stretch >= 1; stretch = stretch == 1 ? 0 : stretch / 2) {
            for (int from = 0; from + stretch <= small.length && small.length > stretch;) {
                int[] shorter = without(small, from, stretch);
                if (wrong.test(shorter)) {
                    small = shorter;
                } else {
                    from += stretch;
                }
            }
        }
        for (int i = 0; i < small.length; i++) {
            int step = small[i];
            while (step > 0) {
                int[] lower = small.clone();
                lower[i] -= step;
                if (lower[i] >= 0 && wrong.test(lower)) {
                    small = lower;
                } else {
                    step /= 2;
                }
            }
        }
        return small;
    }

    private static int[] without(int[] input, int from, int count) {
        int[] shorter = new int[input.length - count];
        System.arraycopy(input, 0, shorter, 0, from);
        System.arraycopy(input, from + count, shorter, from, shorter.length - from);
        return shorter;
    }

    /** Inputs of one length that sorting may stumble over: one of each family and of some kinds besides. */
    public static List<int[]> adversarial(int length, int values, Random random) {
        List<int[]> inputs = new ArrayList<>();
        int[] sorted = random.ints(length, 0, values).sorted().toArray();
        inputs.add(sorted);
        inputs.add(reversed(sorted));
        int missing = random.nextInt(values);
        inputs.add(random.ints(length, 0, values).map(value -> value == missing ? (value + 1) % values : value)
                .toArray());
        int most = random.nextInt(values);
        inputs.add(filled(length, most));
        for (int other : new int[]{Math.floorMod(most - 1, values), (most + 1) % values, random.nextInt(values)}) {
            int[] allButOne = filled(length, most);
            allButOne[random.nextInt(length)] = other;
            inputs.add(allButOne);
        }
        inputs.add(filled(length, values - 1));
        Sort sort = new Sort(new Vocabulary(values), true);
        for (InputFamily family : sort.families()) {
            inputs.add(new FamilyTask(sort, family).draw(length, random));
        }
        int few = 1 + random.nextInt(3);
        int[] of = random.ints(few, 0, values).toArray();
        inputs.add(random.ints(length, 0, few).map(place -> of[place]).toArray());
        return inputs;
    }

    /** Uniform inputs. */
    public static List<int[]> uniform(int count, int length, int values, Random random) {
        List<int[]> inputs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            inputs.add(random.ints(length, 0, values).toArray());
        }
        return inputs;
    }

    /** Every input there is. */
    public static List<int[]> all(int length, int values) {
        List<int[]> inputs = new ArrayList<>();
        int count = Math.toIntExact(Math.round(Math.pow(values, length)));
        for (int number = 0; number < count; number++) {
            int[] input = new int[length];
            int rest = number;
            for (int i = 0; i < length; i++) {
                input[i] = rest % values;
                rest /= values;
            }
            inputs.add(input);
        }
        return inputs;
    }

    public static int[] filled(int length, int value) {
        int[] input = new int[length];
        Arrays.fill(input, value);
        return input;
    }

    private static int[] reversed(int[] input) {
        int[] reversed = new int[input.length];
        for (int i = 0; i < input.length; i++) {
            reversed[i] = input[input.length - 1 - i];
        }
        return reversed;
    }

    @Override
    public void close() {
        model.close();
    }
}
