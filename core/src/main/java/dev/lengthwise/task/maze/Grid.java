package dev.lengthwise.task.maze;

import dev.lengthwise.task.PortableRandom;
import dev.lengthwise.task.graph.Edges;

/**
 * Cells in a square, numbered row by row from 0.
 *
 * @param side how many cells a row has
 */
record Grid(int side) {
    private static final int DIRECTIONS = 4;

    int cells() {
        return side * side;
    }

    /** The cell beside one in a direction, 0 to 3; -1 outside the grid. */
    private int beside(int cell, int direction) {
        int row = cell / side;
        int column = cell % side;
        return switch (direction) {
            case 0 -> row == 0 ? -1 : cell - side;
            case 1 -> row == side - 1 ? -1 : cell + side;
            case 2 -> column == 0 ? -1 : cell - 1;
            default -> column == side - 1 ? -1 : cell + 1;
        };
    }

    boolean areNeighbours(int one, int other) {
        return Math.abs(one / side - other / side) + Math.abs(one % side - other % side) == 1;
    }

    /** A passage between any two cells and no way round: depth-first search that goes on to a random neighbour, from a random cell. */
    Edges maze(PortableRandom random) {
        int[] from = new int[cells() - 1];
        int[] to = new int[cells() - 1];
        boolean[] seen = new boolean[cells()];
        int[] way = new int[cells()];
        way[0] = random.below(cells());
        seen[way[0]] = true;
        int deep = 1;
        int edges = 0;
        while (deep > 0) {
            int cell = way[deep - 1];
            int next = -1;
            int choices = 0;
            for (int direction = 0; direction < DIRECTIONS; direction++) {
                int beside = beside(cell, direction);
                if (beside >= 0 && !seen[beside] && random.below(++choices) == 0) {
                    next = beside;
                }
            }
            if (next < 0) {
                deep--;
                continue;
            }
            boolean turned = random.below(2) == 1;
            from[edges] = turned ? next : cell;
            to[edges++] = turned ? cell : next;
            seen[next] = true;
            way[deep++] = next;
        }
        return new Edges(cells(), from, to);
    }

    /** One corridor through all cells, row by row, to and fro. */
    Edges corridor() {
        int[] from = new int[cells() - 1];
        int[] to = new int[cells() - 1];
        for (int i = 1; i < cells(); i++) {
            from[i - 1] = fro(i - 1);
            to[i - 1] = fro(i);
        }
        return new Edges(cells(), from, to);
    }

    /** The cell at a place of {@link #corridor}. */
    int fro(int place) {
        int row = place / side;
        int column = place % side;
        return row * side + (row % 2 == 0 ? column : side - 1 - column);
    }

    /** The first row is a corridor, from each of whose cells a dead end goes down. */
    Edges comb() {
        int[] from = new int[cells() - 1];
        int[] to = new int[cells() - 1];
        for (int cell = 1; cell < cells(); cell++) {
            from[cell - 1] = cell < side ? cell - 1 : cell - side;
            to[cell - 1] = cell;
        }
        return new Edges(cells(), from, to);
    }

    /** The same edges between the cells of a larger grid, whose cell at a row and a column is the first one. */
    Edges within(Grid larger, Edges edges, int row, int column) {
        return new Edges(edges.nodes(), cells(larger, edges.from(), row, column),
                cells(larger, edges.to(), row, column));
    }

    private int[] cells(Grid larger, int[] cells, int row, int column) {
        int[] moved = new int[cells.length];
        for (int i = 0; i < cells.length; i++) {
            moved[i] = cell(larger, cells[i], row, column);
        }
        return moved;
    }

    /** A cell's number in the larger grid. */
    int cell(Grid larger, int cell, int row, int column) {
        return (row + cell / side) * larger.side + column + cell % side;
    }
}
