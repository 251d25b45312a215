package dev.lengthwise.task.dyck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lengthwise.task.Example;
import dev.lengthwise.task.FamilyTask;
import dev.lengthwise.task.Hint;
import dev.lengthwise.task.Inputs;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DyckTest {
    private static final Dyck DYCK = new Dyck(3, 40);
    private static final int WORDS = 2000;

    private static int[] input(String text) {
        return Arrays.stream(text.split(" ")).mapToInt(word -> DYCK.vocabulary().token(word).orElseThrow()).toArray();
    }

    private static String words(int... tokens) {
        return Inputs.words(DYCK.vocabulary(), tokens);
    }

    /** What is left of a word when pairs are struck out until there is none: no stack, no count. */
    private static String open(String word) {
        String left = word.replace(" ", "");
        for (String before = ""; !before.equals(left);) {
            before = left;
            left = left.replace("()", "").replace("[]", "").replace("{}", "");
        }
        return left;
    }

    private static String closed(String open) {
        String turned = new StringBuilder(open).reverse().toString();
        return String.join(" ", turned.replace('(', ')').replace('[', ']').replace('{', '}').split(""));
    }

    @ParameterizedTest
    @CsvSource({"( [ ] [,] ) END", "( ),END", "[,] END", "{ ( [ ] ) {,} } END"})
    void closesWhatIsOpenTheInnermostFirst(String input, String answer) {
        assertThat(words(DYCK.pose(input(input)).completion())).isEqualTo(answer);
    }

    @Test
    void completesEveryWordAsStrikingOutPairsDoes() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < WORDS; i++) {
            int[] input = DYCK.draw(1 + random.nextInt(30), random);
            String open = open(words(input));
            assertThat(open).doesNotContain(")", "]", "}");
            assertThat(words(DYCK.pose(input).completion())).isEqualTo((closed(open) + " END").strip());
        }
    }

    /** The depth uniform, and of the words of one depth each as likely as any other: 1, 3 and 2 of four brackets of one kind. */
    @Test
    void drawsEveryWordOfADepthAlikeOften() {
        Dyck one = new Dyck(1, 2);
        SplittableRandom random = new SplittableRandom(2);
        TreeMap<String, Integer> drawn = new TreeMap<>();
        int times = 60_000;
        for (int i = 0; i < times; i++) {
            drawn.merge(Inputs.words(one.vocabulary(), one.draw(4, random)).replace(" ", ""), 1, Integer::sum);
        }
        assertThat(drawn.keySet()).containsExactlyInAnyOrder("((((", "((()", "(()(", "()((", "(())", "()()");
        drawn.forEach((word, count) -> {
            int depth = word.replace("()", "").replace("()", "").length();
            double expected = depth == 4 ? 1 / 3.0 : depth == 2 ? 1 / 9.0 : 1 / 6.0;
            assertThat(count / (double) times).as(word).isCloseTo(expected, within(0.01));
        });
    }

    @Test
    void decisionsSayDistanceAndDepth() {
        assertThat(DYCK.decisions(input("( [ ] ["))).containsExactly("innermost at distance 1",
                "enclosing over closed ones at depth 1", "end");
        assertThat(DYCK.decisions(input("( { [ ]"))).containsExactly("innermost at distance 3", "enclosing at depth 1",
                "end");
        assertThat(DYCK.decisions(input("( )"))).containsExactly("end");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 5, 30})
    void hasTheBracketsOfItsKinds(int kinds) {
        Dyck dyck = new Dyck(kinds, 10);
        assertThat(dyck.vocabulary().symbols()).hasSize(2 * kinds).startsWith("(", ")");
        assertThat(dyck.vocabulary().size()).isEqualTo(13 + 2 * kinds);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ( ) ]   | bracket 3 of the input, ], closes nothing; allowed is an opening one there
            ( [ )   | bracket 3 of the input, ), closes [; allowed is an opening one there, or ]
            ( 7     | the input has the value 7; allowed are the brackets ( ) [ ] { }
            """)
    void refusesWhatBeginsNoWord(String input, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> DYCK.check(input(input))).withMessage(message);
    }

    @ParameterizedTest
    @EnumSource(DyckFamily.class)
    void familiesAreOfTheShapeThatTheySay(DyckFamily family) {
        String word = words(new FamilyTask(DYCK, family).draw(6, new SplittableRandom(1)));
        assertThat(word).isEqualTo(switch (family) {
            case NESTED -> "( [ { ( [ {";
            case FLAT -> "( ) [ ] { }";
            case ONE_OPEN -> "( [ ] { } (";
            case HILL -> "( [ { ( ) }";
        });
    }

    @Test
    void hintsAgreeWithTheWordsThatTheyAskAbout() {
        SplittableRandom random = new SplittableRandom(3);
        Hint closing = DYCK.hints().get(0);
        Hint nesting = DYCK.hints().get(1);
        Hint outermost = DYCK.hints().get(2);
        for (int i = 0; i < WORDS; i++) {
            int[] input = DYCK.draw(1 + random.nextInt(30), random);
            for (Hint hint : new Hint[]{closing, nesting}) {
                Example question = hint.ask(input, random);
                int[] beginning = Arrays.copyOfRange(question.context(), 1, question.context().length);
                assertThat(beginning).isEqualTo(Arrays.copyOf(input, beginning.length));
                String open = open(words(beginning));
                String answer = hint == nesting
                        ? Integer.toString(open.length())
                        : open.isEmpty() ? "END" : closed(open).substring(0, 1);
                assertThat(words(question.completion())).isEqualTo(answer);
            }
            String open = open(words(input));
            assertThat(words(outermost.ask(input, random).completion()))
                    .isEqualTo(open.isEmpty() ? "END" : closed(open.substring(0, 1)));
        }
    }

    @Test
    void nestingIsAskedWhereItsAnswerIsAValue() {
        Hint nesting = DYCK.hints().get(1);
        assertThat(nesting.maxLength()).isEqualTo(39);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> nesting.ask(DYCK.draw(40, new SplittableRandom(1)), new SplittableRandom(1)))
                .withMessage("length 40 is above 39: nesting answers with a value token, 0..39");
    }
}
