package dev.lengthwise.train;

import dev.lengthwise.tensor.Numbers;
import dev.lengthwise.tensor.Scope;
import dev.lengthwise.tensor.Tensors;
import org.bytedeco.pytorch.global.torch;

/** The state of libtorch's own generator, part of a checkpoint of its training. */
final class TorchGenerator {
    private TorchGenerator() {
    }

    static Numbers state() {
        try (Scope scope = new Scope()) {
            return Tensors.copy(torch.getDefaultCPUGenerator().get_state());
        }
    }

    /** @throws IllegalArgumentException where it is the state of no such generator */
    static void set(Numbers state) {
        state().requireLike("generator", state);
        try (Scope scope = new Scope()) {
            torch.getDefaultCPUGenerator().set_state(Tensors.of(state));
        } catch (RuntimeException e) { // libtorch's word on bytes that are no generator's
            throw new IllegalArgumentException("the generator's state is none", e);
        }
    }
}
