package dev.lengthwise.task;

import java.util.List;

/**
 * What lengthwise knows of a kind of task, in one place: its name, its keys in a recipe and what it makes of them, and the decisions
 * that its answers are made of. Hints and families of inputs are the {@linkplain Task task's} own. Nothing outside its package asks
 * which kind a task is.
 *
 * <p>Kinds are found by {@link java.util.ServiceLoader}, see {@link TaskKinds}: a class with a public constructor without parameters,
 * named in {@code META-INF/services/dev.lengthwise.task.TaskKind}.
 */
public interface TaskKind {
    /** {@code kind} in recipes, the task on the command line, and the name of the model's head. */
    String name();

    /** A record of the keys beside {@code kind}, which is a {@link TaskConfig}; its components carry a {@link dev.lengthwise.key.Key} each. */
    Class<? extends Record> config();

    /** What decisions there are, in the order in which people read of them; {@link DecisionKind#END} closes every answer. */
    List<DecisionKind> decisions();
}
