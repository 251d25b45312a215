package dev.lengthwise.run;

import dev.lengthwise.batch.Streams;
import dev.lengthwise.engine.Model;
import dev.lengthwise.evaluate.Evaluator;
import dev.lengthwise.evaluate.Questions;
import dev.lengthwise.experiment.Setup;
import dev.lengthwise.task.Example;
import dev.lengthwise.task.Lengths;
import dev.lengthwise.task.Task;
import dev.lengthwise.task.Tasks;
import dev.lengthwise.tensor.Precision;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Whether a model is right about what it is trained on: by fresh examples of the main task, their lengths drawn from the mixture of
 * training, their values uniform and none of them held out for tests. From them training may decide to stop; unseen lengths and
 * test inputs have no say in that.
 */
final class TrainedExamples {
    private TrainedExamples() {
    }

    /** The share of them that is exactly right, in fp32. */
    static double exact(Setup setup, Model model, int samples, long step) {
        return new Evaluator(model, Precision.FP32)
                .exact(new Questions(setup.task(), null), draw(setup, samples, step)).rate();
    }

    /** Examples that are others at each step, and at the same step always the same. */
    static List<Example> draw(Setup setup, int samples, long step) {
        Task trained = Tasks.split(setup.task(), setup.recipe().evaluate().heldOut(), false);
        Lengths lengths = new Lengths(setup.recipe().lengths());
        List<RandomGenerator> randoms = IntStream.range(0, samples)
                .mapToObj(i -> Streams.stopping(setup.recipe().seed(), step, i)).toList();
        return trained.drawAll(randoms.stream().mapToInt(lengths::draw).toArray(), randoms).stream().map(trained::pose)
                .toList();
    }
}
