package dev.lengthwise.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bytedeco.pytorch.Tensor;

/** Keeps the activations asked for, and no others, as long as the scope of the pass is open. */
public final class Recorder implements Tap {
    private final Set<Hook> wanted;
    private final Map<Hook, List<Tensor>> seen = new LinkedHashMap<>();

    public Recorder(Collection<Hook> wanted) {
        this.wanted = Set.copyOf(wanted);
    }

    @Override
    public boolean wants(Hook hook) {
        return wanted.contains(hook);
    }

    @Override
    public Tensor pass(Hook hook, Tensor activation) {
        seen.computeIfAbsent(hook, first -> new ArrayList<>()).add(activation);
        return activation;
    }

    /**
     * The activation of a pass over sequences of one length, or one that does not fall into lengths.
     *
     * @throws IllegalArgumentException where there are none or several
     */
    public Tensor get(Hook hook) {
        List<Tensor> all = all(hook);
        if (all.size() != 1) {
            throw new IllegalArgumentException(hook + " was seen " + all.size() + " times, not once");
        }
        return all.getFirst();
    }

    /** Everything that passed at a place, in its order. */
    public List<Tensor> all(Hook hook) {
        return List.copyOf(seen.getOrDefault(hook, List.of()));
    }
}
