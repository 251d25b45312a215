package dev.lengthwise.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.model.Activation;
import dev.lengthwise.model.Norm;
import dev.lengthwise.model.Temper;
import dev.lengthwise.model.TransformerConfig;
import dev.lengthwise.task.Example;
import dev.lengthwise.task.Vocabulary;
import dev.lengthwise.task.sort.Sort;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ChunksTest {
    private static final Sort SORT = new Sort(new Vocabulary(100), true);

    private static Chunks chunks(int width, int mlp) {
        return new Chunks(new TransformerConfig(2, width, 1, mlp, Norm.PRE, Activation.GELU, new Temper.None()));
    }

    private static List<Example> examples(int... lengths) {
        SplittableRandom random = new SplittableRandom(1);
        List<Example> examples = new ArrayList<>();
        for (int length : lengths) {
            examples.add(SORT.pose(SORT.draw(length, random)));
        }
        return examples;
    }

    private static List<Integer> lengths(List<Example> examples) {
        return examples.stream().map(Example::length).toList();
    }

    /** Width 1024 with an MLP of 4096 takes 57,344 bytes a token: 128 MB are 2,340 tokens; n = 1000 has 2,002. */
    @Test
    void atThePapersWidthAnExampleOfLengthAThousandStandsAlone() {
        Chunks wide = chunks(1024, 4096);
        assertThat(wide.of(examples(1000, 1000, 1000))).extracting(ChunksTest::lengths)
                .containsExactly(List.of(1000), List.of(1000), List.of(1000));
        assertThat(wide.of(examples(584, 584, 584, 584))).extracting(List::size).containsExactly(2, 2); // 1,170 each
        assertThat(wide.of(examples(585, 585))).extracting(List::size).containsExactly(1, 1); // 1,172 each
        assertThat(wide.sequences(1170)).isEqualTo(2);
        assertThat(wide.sequences(1171)).isEqualTo(1);
    }

    @Test
    void anExampleThatFitsNowhereStandsAlone() {
        Chunks wide = chunks(1024, 4096);
        assertThat(wide.of(examples(3, 5000, 4))).extracting(ChunksTest::lengths)
                .containsExactly(List.of(3), List.of(5000), List.of(4));
        assertThat(wide.sequences(10_002)).isEqualTo(1);
    }

    @Test
    void smallModelsReadAtMostSixteenThousandTokensAtOnce() {
        int[] hundred = new int[100];
        Arrays.fill(hundred, 100);
        assertThat(chunks(16, 32).of(examples(hundred))).extracting(List::size).containsExactly(81, 19); // 202 each
    }

    @Test
    void sortsByLengthStablyAndBack() {
        List<Example> examples = examples(5, 2, 9, 2, 5, 1);
        List<Example> sorted = Chunks.byLength(examples);
        assertThat(sorted).containsExactly(examples.get(5), examples.get(1), examples.get(3), examples.get(0),
                examples.get(4), examples.get(2));
        assertThat(Chunks.inOrderOf(examples, sorted)).isEqualTo(examples);
    }
}
