package dev.lengthwise.result.study;

import dev.lengthwise.probe.ProbeResult;
import dev.lengthwise.task.Placement;
import dev.lengthwise.task.TrainedLengths;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The lengths that each arm of a study was trained on: mostly the same for all, but an arm may have its own. Then one length may be
 * trained for one arm and unseen for another.
 *
 * @param arms by name, at least one, in the order to show them
 */
public record ArmLengths(Map<String, TrainedLengths> arms) {
    public ArmLengths {
        arms = new LinkedHashMap<>(arms);
        if (arms.isEmpty()) {
            throw new IllegalArgumentException("arms is empty; at least one is needed");
        }
    }

    /** Those of models that are looked into. */
    public static ArmLengths of(ProbeResult result) {
        Map<String, TrainedLengths> models = new LinkedHashMap<>();
        result.models().forEach(model -> models.put(model.name(), model.trained()));
        return new ArmLengths(models);
    }

    /** Whether all were trained on the same lengths. */
    public boolean same() {
        return arms.values().stream().distinct().count() == 1;
    }

    /** Where a length stands for every arm; empty where that is not the same. */
    public Optional<Placement> place(int length) {
        Set<Placement> places = arms.values().stream().map(trained -> trained.place(length))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Placement.class)));
        return places.size() == 1 ? Optional.of(places.iterator().next()) : Optional.empty();
    }

    /** Those that some arm was trained on. */
    public TrainedLengths any() {
        return arms.values().stream().reduce(TrainedLengths::or).orElseThrow();
    }

    /** Those that every arm was trained on; empty where there is none. */
    public Optional<TrainedLengths> all() {
        Optional<TrainedLengths> common = Optional.of(any());
        for (TrainedLengths trained : arms.values()) {
            common = common.flatMap(trained::and);
        }
        return common;
    }

    /** The longest of some lengths that every arm was trained on, or else one that some were. */
    public Optional<Integer> longestOf(List<Integer> lengths) {
        return all().flatMap(trained -> trained.longestOf(lengths)).or(() -> any().longestOf(lengths));
    }

    /** {@code lengths 2 to 20}, or {@code lengths: short 2 to 20; long 2 to 50}. */
    public String words() {
        return same()
                ? arms.values().iterator().next().words()
                : "lengths: " + arms.entrySet().stream().map(arm -> arm.getKey() + " " + arm.getValue())
                        .collect(Collectors.joining("; "));
    }

    /**
     * What stands beside a length: nothing where all were trained on it, {@code unseen, beyond}, or {@code beyond for short; below for
     * other}.
     */
    public String mark(int length) {
        Optional<Placement> place = place(length);
        if (place.isPresent()) {
            return place.get().isUnseen() ? "unseen, " + place.get() : "";
        }
        return byArm(length, EnumSet.complementOf(EnumSet.of(Placement.TRAINED)));
    }

    /** {@code trained for long; beyond for short}. */
    public String byArm(int length) {
        return byArm(length, EnumSet.allOf(Placement.class));
    }

    private String byArm(int length, Set<Placement> told) {
        List<String> parts = new ArrayList<>();
        for (Placement place : told) {
            String names = arms.entrySet().stream().filter(arm -> arm.getValue().place(length) == place)
                    .map(Map.Entry::getKey).collect(Collectors.joining(", "));
            if (!names.isEmpty()) {
                parts.add(place + " for " + names);
            }
        }
        return String.join("; ", parts);
    }
}
