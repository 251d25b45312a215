package dev.lengthwise.task.maze;

import dev.lengthwise.key.Key;
import dev.lengthwise.key.Keys;
import dev.lengthwise.key.Kind;
import dev.lengthwise.task.TaskConfig;
import dev.lengthwise.task.TaskKind;

/**
 * The {@code task} of a recipe that goes through mazes.
 *
 * @param side of the grid that mazes lie in
 */
@Kind(value = MazeKind.NAME, says = "passages between cells of a grid / source goal -> the way through the maze: 0 1 | 3 1 | 2 0 / 2 3 -> 2 0 1 3")
public record MazeConfig(
        @Key(value = "cells in a row of the grid, whose side x side cells are the values row by row: the largest maze", absent = "8", allowed = "2 to 1000") int side)
        implements
            TaskConfig {
    public MazeConfig {
        Keys.check(MazeConfig.class, side);
    }

    @Override
    public TaskKind kind() {
        return MazeKind.MAZE;
    }

    @Override
    public String words() {
        return MazeKind.NAME + " in a grid of " + side + " x " + side + " cells";
    }

    @Override
    public Maze task() {
        return new Maze(side);
    }
}
