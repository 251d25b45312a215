package dev.lengthwise.task.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lengthwise.task.FamilyTask;
import dev.lengthwise.task.Inputs;
import dev.lengthwise.task.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GraphTasksTest {
    private static final Path PATH = new PathConfig(20, 0.8).task();
    private static final Reachable REACHABLE = new ReachableConfig(20, 0.8).task();
    private static final BreadthFirst BREADTH_FIRST = new BreadthFirstConfig(20, 0.8).task();
    private static final int LONGEST = 12;
    private static final int GRAPHS = 60;

    static int[] input(Task task, String text) {
        return Arrays.stream(text.split(" ")).mapToInt(word -> task.vocabulary().token(word).orElseThrow()).toArray();
    }

    private static String answer(Task task, String input) {
        return Inputs.words(task.vocabulary(), task.pose(input(task, input)).completion());
    }

    private static List<Integer> written(Task task, int[] input) {
        int[] completion = task.pose(input).completion();
        assertThat(completion[completion.length - 1]).isEqualTo(task.vocabulary().end());
        return Arrays.stream(completion, 0, completion.length - 1).boxed().toList();
    }

    /** All lengths, drawn and of each family. */
    private static List<int[]> inputs(Task task) {
        SplittableRandom random = new SplittableRandom(1);
        List<int[]> inputs = new ArrayList<>();
        for (int length = 2; length <= LONGEST; length++) {
            for (int i = 0; i < GRAPHS; i++) {
                inputs.add(task.draw(length, random));
            }
            for (var family : task.families()) {
                inputs.add(new FamilyTask(task, family).draw(length, random));
            }
        }
        return inputs;
    }

    @ParameterizedTest
    @CsvSource({"4 7 | 7 1 | 4 3 | 3 1 | 1 2 / 4 2,4 3 1 2 END", "4 7 | 7 1 | 4 1 / 4 1,4 1 END", "1 0 / 1 0,1 0 END"})
    void writesTheLeastOfTheShortestPaths(String input, String path) {
        assertThat(answer(PATH, input)).isEqualTo(path);
    }

    @Test
    void aPathIsTheFirstOfAllShortestOnes() {
        for (int[] input : inputs(PATH)) {
            Searches graph = new Searches(PATH, input, 2);
            int source = input[input.length - 2];
            int goal = input[input.length - 1];
            assertThat(written(PATH, input)).isEqualTo(graph.shortest(source, goal).getFirst());
        }
    }

    /** A lexicographic comparison and not only the least step at each place: both ways to 9 are shortest, and 5 is the larger first step. */
    @Test
    void aLeastFirstStepThatLeadsNowhereIsNotTaken() {
        assertThat(answer(PATH, "0 3 | 0 5 | 5 6 | 6 9 | 3 4 | 4 3 / 0 9")).isEqualTo("0 5 6 9 END");
    }

    @Test
    void decisionsSayHowManyEdgesGoOutAndHowFarTheGoalIs() {
        assertThat(PATH.decisions(input(PATH, "4 7 | 7 1 | 4 3 | 3 1 | 1 2 / 4 2"))).containsExactly("source",
                "choice among 2 at distance 3", "only edge at distance 2", "only edge at distance 1", "end");
    }

    @Test
    void reachableSaysWhatTheClosureSays() {
        for (int[] input : inputs(REACHABLE)) {
            int distance = new Searches(REACHABLE, input, 2).distance(input[input.length - 2], input[input.length - 1]);
            assertThat(Inputs.words(REACHABLE.vocabulary(), REACHABLE.pose(input).completion()))
                    .isEqualTo(distance < 0 ? "no END" : "yes END");
            assertThat(REACHABLE.decisions(input))
                    .containsExactly(distance < 0 ? "not reached" : "reached at distance " + distance, "end");
        }
    }

    /** Neither the length nor the number of edges tells the answer; beyond a few nodes neither do the edges at the two nodes asked about. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 12, 20})
    void halfOfTheAnswersAreYes(int length) {
        SplittableRandom random = new SplittableRandom(2);
        int times = 6000;
        int yes = 0;
        int[] edges = new int[2];
        int deadEnds = 0;
        for (int i = 0; i < times; i++) {
            int[] input = REACHABLE.draw(length, random);
            boolean reached = REACHABLE.pose(input).completion()[0] == REACHABLE.vocabulary().symbol(2);
            yes += reached ? 1 : 0;
            edges[reached ? 1 : 0] += EdgeList.edges(input, 2);
            Graph graph = REACHABLE.graph(input);
            deadEnds += graph.outgoing(graph.node(input[input.length - 2])) == 0
                    || graph.reversed().outgoing(graph.node(input[input.length - 1])) == 0 ? 1 : 0;
        }
        assertThat(yes / (double) times).isCloseTo(0.5, within(0.03));
        assertThat(edges[1] / (double) yes).isCloseTo(edges[0] / (double) (times - yes), within(0.35));
        if (length >= 12) {
            assertThat(deadEnds / (double) times).isLessThan(0.06);
        }
    }

    @Test
    void findsTheNearestFirstAndTheLeastFirst() {
        assertThat(answer(BREADTH_FIRST, "4 7 | 7 1 | 4 3 | 3 1 | 1 2 / 4")).isEqualTo("4 3 7 1 2 END");
        assertThat(answer(BREADTH_FIRST, "0 5 | 0 8 | 5 9 | 8 1 / 0")).isEqualTo("0 5 8 9 1 END");
    }

    /** By the least shortest path to each, and not by a queue. */
    @Test
    void theOrderIsThatOfTheLeastShortestPaths() {
        Comparator<List<Integer>> byLengthThenNodes = (one, other) -> one.size() == other.size()
                ? Arrays.compare(one.toArray(Integer[]::new), other.toArray(Integer[]::new))
                : Integer.compare(one.size(), other.size());
        for (int[] input : inputs(BREADTH_FIRST)) {
            Searches graph = new Searches(BREADTH_FIRST, input, 1);
            int source = input[input.length - 1];
            List<Integer> order = graph.nodes().stream().map(node -> graph.shortest(source, node).getFirst())
                    .sorted(byLengthThenNodes).map(List::getLast).toList();
            assertThat(written(BREADTH_FIRST, input)).isEqualTo(order).hasSize(BREADTH_FIRST.length(input));
        }
    }

    @Test
    void decisionsOfAnOrderSayWhoseChildANodeIs() {
        assertThat(BREADTH_FIRST.decisions(input(BREADTH_FIRST, "0 5 | 0 8 | 5 9 | 8 1 | 1 2 | 8 3 / 0")))
                .containsExactly(
                        "source", "next distance 1", "same parent at distance 1", "next distance 2",
                        "other parent at distance 2", "same parent at distance 2", "next distance 3", "end");
    }

    /** As many nodes as asked for, each edge once and none from a node to itself: what check refuses. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 10})
    void drawsGraphsOfAnyDensity(double extra) {
        Path dense = new PathConfig(20, extra).task();
        SplittableRandom random = new SplittableRandom(3);
        long most = 0;
        for (int length = 2; length <= 20; length++) {
            for (int i = 0; i < 40; i++) {
                int[] input = dense.draw(length, random);
                dense.check(input);
                most = Math.max(most, input.length - dense.mostGiven(length));
            }
        }
        assertThat(most).isLessThanOrEqualTo(0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '=', textBlock = """
            4 7 | 7 1 / 4           = the input has 7 tokens; allowed are edges and what is asked, such as 0 1 | 1 2 / 0 2
            4 7 / 7 1 | 4 7         = token 3 of the input is /, where | has to stand; allowed are edges and what is asked, such as 0 1 | 1 2 / 0 2
            4 7 | | 1 / 4 1         = token 4 of the input is |, where a node has to stand; allowed are edges and what is asked, such as 0 1 | 1 2 / 0 2
            4 7 | 1 1 / 4 1         = the input has an edge from 1 to itself; an edge joins two nodes
            4 7 | 4 7 / 4 7         = the input has the edge 4 7 twice; allowed is each edge once
            4 7 | 7 1 / 4 5         = the input asks about node 5, which has no edge; a node of an edge is allowed
            4 7 | 7 1 / 4 4         = the input asks from 4 to itself; two different nodes are allowed
            4 7 | 1 7 / 4 1         = the input has no path from 4 to 1; a goal that can be reached is allowed
            """)
    void refusesWhatIsNoQuestionAboutAGraph(String input, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> PATH.check(input(PATH, input))).withMessage(message);
    }

    @Test
    void aGraphHasNoMoreNodesThanThereAreNames() {
        assertThat(PATH.maxLength()).isEqualTo(20);
        assertThatIllegalArgumentException().isThrownBy(() -> PATH.draw(21, new SplittableRandom(1)))
                .withMessage("length 21 is not in 2..20");
    }
}
