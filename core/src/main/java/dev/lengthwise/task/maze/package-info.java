/** Mazes on a grid: the task, its families of inputs, what decisions it is made of; its hints are those of graphs. */
@NullMarked
package dev.lengthwise.task.maze;

import org.jspecify.annotations.NullMarked;
