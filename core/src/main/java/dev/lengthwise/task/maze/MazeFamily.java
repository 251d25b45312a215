package dev.lengthwise.task.maze;

import dev.lengthwise.task.InputFamily;
import dev.lengthwise.task.PortableRandom;
import dev.lengthwise.task.Task;
import dev.lengthwise.task.graph.Edges;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Mazes that are hard for a decision of it. Typical ones lie at the grid's first cell, with their passages in order; of drawn ones place and order are
 * drawn. Each length has one.
 */
public enum MazeFamily implements InputFamily {
    /** One corridor to and fro through all cells, from end to end: the longest way that there is. */
    CORRIDOR("one corridor through all cells, from end to end"),
    /** A first row from each of whose cells a dead end goes down; from the end of the first to the end of the last: a junction after another. */
    COMB("dead ends beside each other, from the end of the first to the end of the last");

    private final String words;

    MazeFamily(String words) {
        this.words = words;
    }

    @Override
    public String words() {
        return words;
    }

    @Override
    public int[] typical(Task task, int length) {
        require(task, length);
        Grid maze = new Grid(length);
        Grid grid = ((Maze) task).grid();
        return maze.within(grid, edges(maze), 0, 0).plain(task.vocabulary(), maze.cell(grid, source(maze), 0, 0),
                maze.cell(grid, goal(maze), 0, 0));
    }

    @Override
    public int[] draw(Task task, int length, RandomGenerator random) {
        require(task, length);
        PortableRandom own = PortableRandom.of(random);
        Grid maze = new Grid(length);
        return ((Maze) task).placed(maze, edges(maze).shuffled(own), own, source(maze), goal(maze));
    }

    private Edges edges(Grid maze) {
        return this == CORRIDOR ? maze.corridor() : maze.comb();
    }

    private int source(Grid maze) {
        return this == CORRIDOR ? 0 : maze.cells() - maze.side();
    }

    private int goal(Grid maze) {
        return this == CORRIDOR ? maze.fro(maze.cells() - 1) : maze.cells() - 1;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
