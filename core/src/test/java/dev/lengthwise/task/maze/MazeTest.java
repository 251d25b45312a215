package dev.lengthwise.task.maze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lengthwise.task.Inputs;
import dev.lengthwise.task.graph.Searches;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MazeTest {
    private static final Maze MAZE = new MazeConfig(6).task();
    private static final Maze SMALL = new MazeConfig(2).task();

    private static int[] input(Maze maze, String text) {
        return Arrays.stream(text.split(" ")).mapToInt(word -> maze.vocabulary().token(word).orElseThrow()).toArray();
    }

    private static String words(Maze maze, int... tokens) {
        return Inputs.words(maze.vocabulary(), tokens);
    }

    @Test
    void goesThroughPassagesInBothDirections() {
        int[] input = input(SMALL, "0 1 | 3 1 | 2 0 / 2 3");
        assertThat(words(SMALL, SMALL.pose(input).completion())).isEqualTo("2 0 1 3 END");
        assertThat(SMALL.decisions(input)).containsExactly("source", "corridor", "corridor", "corridor", "end");
        int[] fromTheMiddle = input(SMALL, "0 1 | 3 1 | 2 0 / 0 3");
        assertThat(SMALL.decisions(fromTheMiddle)).containsExactly("source", "junction of 2", "corridor", "end");
    }

    /** Cells of a square, neighbours joined, one way between any two; the answer is it. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 6})
    void drawsMazes(int length) {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 60; i++) {
            int[] input = MAZE.draw(length, random);
            MAZE.check(input);
            assertThat(MAZE.length(input)).isEqualTo(length);
            Searches graph = new Searches(MAZE, input, 2);
            assertThat(graph.edges()).isEqualTo(2 * (length * length - 1));
            int first = graph.nodes().first();
            assertThat(graph.nodes()).containsExactlyElementsOf(IntStream.range(0, length * length)
                    .mapToObj(cell -> first + cell / length * 6 + cell % length).toList());
            for (int cell : graph.nodes()) {
                assertThat(graph.distance(first, cell)).isNotNegative();
            }
            List<List<Integer>> ways = graph.shortest(input[input.length - 2], input[input.length - 1]);
            assertThat(ways).hasSize(1);
            int[] way = ways.getFirst().stream().mapToInt(Integer::intValue).toArray();
            assertThat(words(MAZE, MAZE.pose(input).completion())).isEqualTo(words(MAZE, way) + " END");
        }
    }

    /** So that no cell of a long maze is new. */
    @Test
    void shortMazesLieEverywhereInTheGrid() {
        SplittableRandom random = new SplittableRandom(2);
        TreeSet<Integer> cells = new TreeSet<>();
        for (int i = 0; i < 1000; i++) {
            cells.addAll(new Searches(MAZE, MAZE.draw(2, random), 2).nodes());
        }
        assertThat(cells).hasSize(36);
    }

    @Test
    void familiesAreOfTheShapeThatTheySay() {
        Maze three = new MazeConfig(3).task();
        assertThat(words(three, three.pose(MazeFamily.CORRIDOR.typical(three, 3)).completion()))
                .isEqualTo("0 1 2 5 4 3 6 7 8 END");
        assertThat(words(three, three.pose(MazeFamily.COMB.typical(three, 3)).completion()))
                .isEqualTo("6 3 0 1 2 5 8 END");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '=', textBlock = """
            0 1 | 3 0 | 2 0 / 2 3           = the input has a passage between 0 and 3, which are no neighbours in a grid of 2 x 2 cells
            0 1 | 3 1 / 0 3                 = the input is no maze; allowed are passages that make one way between any two cells of a square
            0 1 | 3 1 | 2 0 | 2 3 / 2 3     = the input is no maze; allowed are passages that make one way between any two cells of a square
            0 1 | 1 0 | 3 1 / 0 3           = the input has the edge 1 0 twice; allowed is each edge once
            """)
    void refusesOtherGraphs(String input, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> SMALL.check(input(SMALL, input))).withMessage(message);
    }

    @Test
    void isNoLargerThanItsGrid() {
        assertThat(MAZE.maxLength()).isEqualTo(6);
        assertThatIllegalArgumentException().isThrownBy(() -> MAZE.draw(7, new SplittableRandom(1)))
                .withMessage("length 7 is not in 2..6");
    }
}
