package dev.lengthwise.task.star;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lengthwise.task.FamilyTask;
import dev.lengthwise.task.Inputs;
import dev.lengthwise.task.graph.Searches;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StarTest {
    private static final Star STAR = new StarConfig(50, 3, false).task();
    private static final Star BACKWARD = new StarConfig(50, 3, true).task();

    private static int[] input(Star star, String text) {
        return Arrays.stream(text.split(" ")).mapToInt(word -> star.vocabulary().token(word).orElseThrow()).toArray();
    }

    private static String words(Star star, int... tokens) {
        return Inputs.words(star.vocabulary(), tokens);
    }

    @Test
    void goesFromTheMiddleToTheEndThatIsAsked() {
        Star two = new StarConfig(10, 2, false).task();
        int[] input = input(two, "9 2 | 4 9 | 7 1 | 4 7 / 4 2");
        assertThat(words(two, two.pose(input).completion())).isEqualTo("4 9 2 END");
        assertThat(two.length(input)).isEqualTo(2);
        assertThat(two.decisions(input)).containsExactly("source", "first step", "step 2", "end");
        Star back = new StarConfig(10, 2, true).task();
        assertThat(words(back, back.pose(input).completion())).isEqualTo("2 9 4 END");
        assertThat(back.decisions(input)).containsExactly("goal", "step back 1", "step back 2", "end");
    }

    /** Arms of l edges that share the source alone; the path is the only one. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 16})
    void drawsStars(int length) {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 60; i++) {
            int[] input = STAR.draw(length, random);
            STAR.check(input);
            Searches graph = new Searches(STAR, input, 2);
            int source = input[input.length - 2];
            assertThat(graph.nodes()).hasSize(3 * length + 1);
            assertThat(graph.edges()).isEqualTo(3 * length);
            assertThat(graph.nodes().stream().filter(node -> graph.distance(source, node) == length)).hasSize(3);
            List<List<Integer>> paths = graph.shortest(source, input[input.length - 1]);
            assertThat(paths).hasSize(1);
            int[] path = paths.getFirst().stream().mapToInt(Integer::intValue).toArray();
            assertThat(words(STAR, STAR.pose(input).completion())).isEqualTo(words(STAR, path) + " END");
            assertThat(words(BACKWARD, BACKWARD.pose(input).completion()).split(" "))
                    .startsWith(Integer.toString(path[length])).endsWith(Integer.toString(path[0]), "END");
        }
    }

    /** Each arm as often as any other, wherever its first edge stands: nothing but following it tells. */
    @Test
    void theGoalIsOnAnyArm() {
        SplittableRandom random = new SplittableRandom(2);
        int times = 6000;
        int least = 0;
        int firstWritten = 0;
        for (int i = 0; i < times; i++) {
            int[] input = STAR.draw(4, random);
            int source = input[input.length - 2];
            int step = STAR.pose(input).completion()[1];
            int[] steps = new int[3];
            int found = 0;
            for (int edge = 0; edge < 12; edge++) {
                if (input[3 * edge] == source) {
                    steps[found++] = input[3 * edge + 1];
                }
            }
            firstWritten += steps[0] == step ? 1 : 0;
            least += Arrays.stream(steps).min().getAsInt() == step ? 1 : 0;
        }
        assertThat(firstWritten / (double) times).isCloseTo(1 / 3.0, within(0.03));
        assertThat(least / (double) times).isCloseTo(1 / 3.0, within(0.03));
    }

    @Test
    void familiesSayInWhichOrderEdgesStand() {
        Star two = new StarConfig(10, 2, false).task();
        assertThat(words(two, StarFamily.OUTWARD.typical(two, 2))).isEqualTo("0 1 | 1 2 | 0 3 | 3 4 / 0 4");
        assertThat(words(two, StarFamily.INWARD.typical(two, 2))).isEqualTo("3 4 | 0 3 | 1 2 | 0 1 / 0 2");
        int[] drawn = new FamilyTask(two, StarFamily.OUTWARD).draw(2, new SplittableRandom(1));
        assertThat(drawn[1]).isEqualTo(drawn[3]);
        assertThat(drawn[0]).isEqualTo(drawn[6]);
    }

    @Test
    void anArmIsNoLongerThanThereAreNames() {
        assertThat(STAR.maxLength()).isEqualTo(16);
        assertThatIllegalArgumentException().isThrownBy(() -> STAR.draw(17, new SplittableRandom(1)))
                .withMessage("length 17 is not in 1..16");
        assertThatIllegalArgumentException().isThrownBy(() -> new StarConfig(5, 5, false)).withMessage(
                "arms 5 is too many: a star with 5 arms has at least 6 nodes, and there are 5 values to name them");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '=', textBlock = """
            9 2 | 4 9 | 7 1 | 4 7 / 4 9         = the input is no star; allowed are 2 arms of equally many edges from 4, of which one ends at 9
            9 2 | 4 9 | 7 1 / 4 2               = the input is no star; allowed are 2 arms of equally many edges from 4, of which one ends at 2
            9 2 | 4 9 | 7 1 | 4 7 | 9 1 / 4 2   = the input is no star; allowed are 2 arms of equally many edges from 4, of which one ends at 2
            9 2 | 4 9 | 9 1 | 4 7 / 4 2         = the input is no star; allowed are 2 arms of equally many edges from 4, of which one ends at 2
            """)
    void refusesOtherGraphs(String input, String message) {
        Star two = new StarConfig(10, 2, false).task();
        assertThatIllegalArgumentException().isThrownBy(() -> two.check(input(two, input))).withMessage(message);
    }
}
