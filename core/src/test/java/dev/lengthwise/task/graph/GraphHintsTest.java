package dev.lengthwise.task.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lengthwise.task.Example;
import dev.lengthwise.task.Hint;
import dev.lengthwise.task.Inputs;
import dev.lengthwise.task.hint.Hints;
import dev.lengthwise.task.maze.MazeConfig;
import dev.lengthwise.task.star.StarConfig;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GraphHintsTest {
    private static final Path PATH = new PathConfig(20, 0.8).task();
    private static final int QUESTIONS = 250;

    static Stream<GraphTask> tasks() {
        return Stream.of(PATH, new ReachableConfig(20, 0.8).task(), new BreadthFirstConfig(20, 0.8).task(),
                new StarConfig(20, 3, false).task(), new StarConfig(20, 3, true).task(), new MazeConfig(4).task());
    }

    private static String expected(GraphTask task, String hint, int[] input, int[] query, Searches graph) {
        int source = input[input.length - (task.hasGoal() ? 2 : 1)];
        int goal = input[input.length - 1];
        boolean reached = graph.distance(source, query[0]) > 0;
        return switch (hint) {
            case "edge" -> graph.hasEdge(query[0], query[1]) ? "yes" : "no";
            case "distance" -> {
                boolean toGoal = task.hasGoal() && !(task instanceof Reachable);
                int distance = toGoal ? graph.distance(query[0], goal) : graph.distance(source, query[0]);
                yield distance < 0 ? "END" : Integer.toString(distance);
            }
            case "parent" -> reached
                    ? graph.shortest(source, query[0]).getFirst().reversed().get(1).toString()
                    : "END";
            case "first-step" -> reached ? graph.shortest(source, query[0]).getFirst().get(1).toString() : "END";
            default -> {
                List<String> answer = Arrays
                        .asList(Inputs.words(task.vocabulary(), task.pose(input).completion()).split(" "));
                yield answer.get(answer.indexOf(Integer.toString(query[0])) + 1);
            }
        };
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void everyHintIsRightAboutEveryGraph(GraphTask task) {
        SplittableRandom random = new SplittableRandom(1);
        for (Hint hint : task.hints()) {
            for (int i = 0; i < QUESTIONS; i++) {
                int length = task.minLength() + random.nextInt(Math.min(9, task.maxLength() - task.minLength() + 1));
                Example question = hint.ask(task.draw(length, random), random);
                int[] input = question.input();
                int[] query = Arrays.copyOfRange(question.context(), 1, question.context().length);
                Searches graph = new Searches(task, input, task.hasGoal() ? 2 : 1);
                assertThat(Inputs.words(task.vocabulary(), question.completion())).as(hint.name())
                        .isEqualTo(expected(task, hint.name(), input, query, graph));
            }
        }
    }

    @Test
    void asksHalfOfTheTimeAboutAnEdge() {
        SplittableRandom random = new SplittableRandom(2);
        Hint edge = Hints.create("edge", PATH, null);
        int yes = 0;
        int times = 6000;
        for (int i = 0; i < times; i++) {
            Example question = edge.ask(PATH.draw(12, random), random);
            yes += question.completion()[0] == EdgeList.answer(PATH.vocabulary(), true) ? 1 : 0;
        }
        assertThat(yes / (double) times).isCloseTo(0.5, within(0.03));
    }
}
