package dev.lengthwise.evaluate;

import dev.lengthwise.batch.Accounting;
import dev.lengthwise.batch.Batcher;
import dev.lengthwise.batch.HintShare;
import dev.lengthwise.model.Activation;
import dev.lengthwise.model.Norm;
import dev.lengthwise.model.Position;
import dev.lengthwise.model.Temper;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.model.TransformerConfig;
import dev.lengthwise.task.Lengths;
import dev.lengthwise.task.Task;
import dev.lengthwise.task.hint.Hints;
import dev.lengthwise.tensor.Asked;
import dev.lengthwise.tensor.Engine;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.train.ScheduleKind;
import dev.lengthwise.train.TrainConfig;
import dev.lengthwise.train.Trainer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Models trained for a moment: right about some examples and wrong about others. */
final class TrainedModels {
    static {
        Engine.start(1);
    }

    private TrainedModels() {
    }

    /** Trained on lengths 1 to 4, half on the main task, the other half on the hint where there is one. */
    static Transformer train(Task task, List<String> hints, Temper temper, int steps, Path folder) throws Exception {
        return train(task, hints, temper, new Position.None(), new Lengths.Range(1, 4, 1), steps, folder);
    }

    static Transformer train(Task task, List<String> hints, Temper temper, Position position, Lengths.Range lengths,
            int steps, Path folder) throws Exception {
        List<String> heads = new ArrayList<>(List.of(task.name()));
        heads.addAll(hints);
        List<HintShare> shares = hints.stream().map(hint -> new HintShare(Hints.create(hint, task, null), 0.5, 1))
                .toList();
        Batcher batcher = new Batcher(task, shares, Accounting.ADD, new Lengths(List.of(lengths)), 16, 1);
        TrainConfig config = new TrainConfig(steps, 16, 0.02, ScheduleKind.ONE_CYCLE, 0.3, 1, 0, 0.9, 0.99,
                Asked.of(Precision.FP32), steps, steps);
        Transformer model = new Transformer(
                new TransformerConfig(2, 16, 2, 32, Norm.PRE, Activation.GELU, temper, position),
                task.vocabulary().size(),
                heads, 1);
        try (Trainer trainer = new Trainer(model, batcher, config, Precision.FP32, folder)) {
            trainer.train(event -> {
            }, () -> false);
        }
        return model;
    }
}
