package dev.lengthwise.task;

import java.util.List;

/** A task as it is, but for the inputs that are drawn. */
public interface TaskOnOtherInputs extends Task {
    /** What is asked about them. */
    Task task();

    @Override
    default String name() {
        return task().name();
    }

    @Override
    default Vocabulary vocabulary() {
        return task().vocabulary();
    }

    @Override
    default String unit() {
        return task().unit();
    }

    @Override
    default int minLength() {
        return task().minLength();
    }

    @Override
    default long mostGiven(int length) {
        return task().mostGiven(length);
    }

    @Override
    default int maxLength() {
        return task().maxLength();
    }

    @Override
    default long mostRead(int length) {
        return task().mostRead(length);
    }

    @Override
    default int length(int[] input) {
        return task().length(input);
    }

    @Override
    default void check(int[] input) {
        task().check(input);
    }

    @Override
    default Example pose(int[] input) {
        return task().pose(input);
    }

    @Override
    default List<String> decisions(int[] input) {
        return task().decisions(input);
    }

    @Override
    default DecisionKinds decisionKinds() {
        return task().decisionKinds();
    }

    @Override
    default boolean hasSeparator() {
        return task().hasSeparator();
    }

    @Override
    default List<Hint> hints() {
        return task().hints();
    }
}
