package dev.lengthwise.task.maze;

import dev.lengthwise.task.Example;
import dev.lengthwise.task.Hint;
import dev.lengthwise.task.InputFamily;
import dev.lengthwise.task.PortableRandom;
import dev.lengthwise.task.UniformFamily;
import dev.lengthwise.task.Vocabulary;
import dev.lengthwise.task.graph.Distance;
import dev.lengthwise.task.graph.Edge;
import dev.lengthwise.task.graph.Edges;
import dev.lengthwise.task.graph.FirstStep;
import dev.lengthwise.task.graph.Graph;
import dev.lengthwise.task.graph.GraphTask;
import dev.lengthwise.task.graph.Next;
import dev.lengthwise.task.graph.Parent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Input → context → completion, in a grid of 2 x 2 cells: {@code 0 1 | 3 1 | 2 0 / 2 3 → ⊥ → 2 0 1 3 END}.
 *
 * <p>The way through a maze. Each edge is a passage between two neighbouring cells, in both directions; there is one way between any two cells. The
 * length n counts the cells in a row: the maze has n x n of them. Cells are the numbers of a larger grid, {@code side} x {@code side}, in
 * which a maze lies anywhere, so that every cell is seen in short ones too.
 *
 * @param vocabulary its values are the cells of the grid, row by row
 * @param grid in which mazes lie
 */
public record Maze(Vocabulary vocabulary, Grid grid) implements GraphTask {
    private static final int SMALLEST = 2;

    /** In a grid of so many rows and columns. */
    Maze(int side) {
        this(GraphTask.vocabulary(side * side), new Grid(side));
    }

    @Override
    public String name() {
        return MazeKind.NAME;
    }

    @Override
    public boolean isDirected() {
        return false;
    }

    @Override
    public String unit() {
        return "cells in a row";
    }

    @Override
    public int minLength() {
        return SMALLEST;
    }

    @Override
    public int maxLength() {
        return grid.side();
    }

    /** The root of the number of cells. */
    @Override
    public int length(int[] input) {
        return (int) StrictMath.sqrt(graph(input).nodes());
    }

    @Override
    public long mostEdges(int length) {
        return (long) length * length - 1;
    }

    @Override
    public long mostRead(int length) {
        return mostGiven(length) + 1 + (long) length * length;
    }

    /** {@inheritDoc} Made by randomized depth-first search; source and goal are any two cells. */
    @Override
    public int[] draw(int length, RandomGenerator random) {
        requireLength(length);
        PortableRandom own = PortableRandom.of(random);
        Grid maze = new Grid(length);
        Edges edges = maze.maze(own).shuffled(own);
        int source = own.below(maze.cells());
        int goal = own.below(maze.cells() - 1);
        return placed(maze, edges, own, source, goal < source ? goal : goal + 1);
    }

    /** The input of a maze that lies anywhere in the grid. */
    int[] placed(Grid maze, Edges edges, PortableRandom random, int source, int goal) {
        int row = random.below(grid.side() - maze.side() + 1);
        int column = random.below(grid.side() - maze.side() + 1);
        return maze.within(grid, edges, row, column).plain(vocabulary, maze.cell(grid, source, row, column),
                maze.cell(grid, goal, row, column));
    }

    /** {@inheritDoc} Edges join neighbouring cells; they make one way between any two cells of a square. */
    @Override
    public void check(int[] input) {
        GraphTask.super.check(input);
        Graph graph = graph(input);
        int length = length(input);
        int edges = 0;
        int top = grid.side();
        int bottom = -1;
        int left = grid.side();
        int right = -1;
        for (int node = 0; node < graph.nodes(); node++) {
            int cell = graph.name(node);
            top = Math.min(top, cell / grid.side());
            bottom = Math.max(bottom, cell / grid.side());
            left = Math.min(left, cell % grid.side());
            right = Math.max(right, cell % grid.side());
            for (int i = 0; i < graph.outgoing(node); i++) {
                int other = graph.name(graph.successor(node, i));
                if (!grid.areNeighbours(cell, other)) {
                    throw new IllegalArgumentException("the input has a passage between " + cell + " and " + other
                            + ", which are no neighbours in a grid of " + grid.side() + " x " + grid.side() + " cells");
                }
                edges++;
            }
        }
        int reached = graph.search(0).order().length;
        if (graph.nodes() != length * length || bottom - top + 1 != length || right - left + 1 != length
                || edges != 2 * (graph.nodes() - 1) || reached != graph.nodes()) {
            throw new IllegalArgumentException(
                    "the input is no maze; allowed are passages that make one way between any two"
                            + " cells of a square");
        }
    }

    private static int[] path(Graph graph, int source, int goal) {
        return graph.search(graph.node(source)).path(graph.node(goal));
    }

    @Override
    public Example pose(int[] input) {
        Graph graph = graph(input);
        return answered(input, graph, path(graph, source(input), goal(input)));
    }

    /**
     * For {@code 2 0 1 3 END}: source, corridor, corridor, corridor, end.
     *
     * <p>"corridor": one passage goes on from the cell before. "junction of W": W passages go on.
     */
    @Override
    public List<String> decisions(int[] input) {
        Graph graph = graph(input);
        int[] path = path(graph, source(input), goal(input));
        List<String> labels = new ArrayList<>(path.length + 1);
        labels.add("source");
        for (int i = 1; i < path.length; i++) {
            int ways = graph.outgoing(path[i - 1]) - (i == 1 ? 0 : 1);
            labels.add(ways == 1 ? "corridor" : "junction of " + ways);
        }
        labels.add("end");
        return labels;
    }

    @Override
    public List<Hint> hints() {
        return List.of(new Next(this), new Distance(this, true), new Parent(this), new FirstStep(this), new Edge(this));
    }

    @Override
    public List<InputFamily> families() {
        List<InputFamily> families = new ArrayList<>(List.of(UniformFamily.UNIFORM));
        Collections.addAll(families, MazeFamily.values());
        return families;
    }
}
