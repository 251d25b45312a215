package dev.lengthwise.batch;

import dev.lengthwise.tensor.Device;
import dev.lengthwise.tensor.Scope;
import dev.lengthwise.tensor.Tensors;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * The numbers of a batch on a device, copied there in one piece: tokens, answer rows, labels, starts. Any thread may make it, such as
 * the one that makes batches ahead, so that the copy is asked for before the step that needs it. Lives until it is closed.
 */
public final class DeviceBatch implements AutoCloseable {
    private final Batch batch;
    private final Tensor all;
    private final int tokens;
    private final int answers;

    private DeviceBatch(Batch batch, Tensor all, int answers) {
        this.batch = batch;
        this.all = all;
        this.tokens = batch.tokens().length;
        this.answers = answers;
    }

    /** Asks for the copy and does not wait for it. */
    public static DeviceBatch of(Batch batch, Device device) {
        List<long[]> parts = new ArrayList<>(List.of(batch.tokens()));
        batch.targets().forEach(targets -> parts.add(targets.positions()));
        batch.targets().forEach(targets -> parts.add(targets.labels()));
        parts.add(batch.groups().starts());
        int answers = batch.targets().stream().mapToInt(targets -> targets.positions().length).sum();
        try (Scope scope = new Scope()) {
            return new DeviceBatch(batch, scope.keep(device.move(Tensors.of(BatchTensors.joined(parts)))), answers);
        }
    }

    /** Tokens and starts; they belong to the open scope, as what the other methods give does. */
    public BatchTensors tensors() {
        return new BatchTensors(all.narrow(0, 0, tokens), batch.groups(), batch.stretches(),
                all.narrow(0, tokens + 2L * answers, all.size(0) - tokens - 2L * answers).to(ScalarType.Int));
    }

    /** As {@link BatchTensors#answerRows} has them, [A]. */
    public Tensor answerRows() {
        return all.narrow(0, tokens, answers);
    }

    /** As {@link BatchTensors#labels} has them, [A]. */
    public Tensor labels() {
        return all.narrow(0, tokens + (long) answers, answers);
    }

    @Override
    public void close() {
        all.close();
    }
}
