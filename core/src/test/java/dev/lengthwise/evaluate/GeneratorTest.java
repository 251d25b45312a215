package dev.lengthwise.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lengthwise.engine.kernel.KernelWeights;
import dev.lengthwise.engine.kernel.KernelWriter;
import dev.lengthwise.evaluate.Generator.Memory;
import dev.lengthwise.model.TinyModels;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.task.Example;
import dev.lengthwise.task.Vocabulary;
import dev.lengthwise.task.sort.Sort;
import dev.lengthwise.tensor.Engine;
import dev.lengthwise.tensor.Precision;
import dev.lengthwise.tensor.Scope;
import dev.lengthwise.tensor.Tensors;
import java.util.List;
import org.bytedeco.pytorch.NoGradGuard;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GeneratorTest {
    private static final int SEP = 10;
    private static final int END = 11;
    private static final Sort SORT = new Sort(new Vocabulary(10), true);

    /** How answers are written. */
    enum Way {
        CACHED, UNCACHED, KERNEL;

        Generator generator(Transformer model) {
            return this == KERNEL
                    ? new Generator(new KernelWriter(KernelWeights.of(model), END, 2), model.config())
                    : new Generator(model, Precision.FP32, Memory.valueOf(name()), END);
        }
    }

    @BeforeAll
    static void start() {
        Engine.start(1);
    }

    /** A model that writes one token and nothing else. */
    private static Transformer alwaysWrites(int token) {
        Transformer model = TinyModels.model(TinyModels.configs().getFirst());
        try (Scope scope = new Scope(); NoGradGuard guard = new NoGradGuard()) {
            float[] bias = new float[TinyModels.VOCABULARY];
            bias[token] = 1000;
            TinyModels.parameter(model, "heads.sort.bias").copy_(Tensors.of(bias));
        }
        return model;
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void stopsAtTheEnd(Way way) {
        try (Transformer model = alwaysWrites(END)) {
            List<int[]> written = way.generator(model).write("sort",
                    List.of(new int[]{3, 1, SEP}, new int[]{2, 2, SEP}), 9);
            assertThat(written).containsExactly(new int[]{END}, new int[]{END});
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void stopsAtTheLimitWhereNoEndComes(Way way) {
        try (Transformer model = alwaysWrites(4)) {
            Generator generator = way.generator(model);
            assertThat(generator.write("sort", List.of(new int[]{3, 1, SEP}), 3)).containsExactly(new int[]{4, 4, 4});
            assertThat(generator.write("sort", List.of(new int[]{3, 1, SEP}), 1)).containsExactly(new int[]{4});
        }
    }

    /** 3 1 ⊥ has an answer of three tokens, 7 ⊥ one of two. */
    @ParameterizedTest
    @EnumSource(Way.class)
    void anAnswerIsNotWrittenBeyondTheRightOnesLength(Way way) {
        try (Transformer model = alwaysWrites(4)) {
            List<Example> examples = List.of(SORT.pose(new int[]{3, 1}), SORT.pose(new int[]{7}),
                    SORT.pose(new int[]{7, 7}));
            assertThat(way.generator(model).write("sort", examples))
                    .containsExactly(new int[]{4, 4, 4}, new int[]{4, 4}, new int[]{4, 4, 4});
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void sequencesSideBySideDoNotTouchEachOther(Way way) {
        try (Transformer model = TinyModels.model(TinyModels.configs().getFirst())) {
            Generator generator = way.generator(model);
            List<int[]> prompts = List.of(new int[]{3, 1, 4, SEP}, new int[]{9, 9, 2, SEP}, new int[]{0, 5, 0, SEP});
            List<int[]> together = generator.write("sort", prompts, 6);
            for (int i = 0; i < prompts.size(); i++) {
                assertThat(generator.write("sort", List.of(prompts.get(i)), 6)).containsExactly(together.get(i));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void promptsOfTwoLengthsAreRefused(Way way) {
        try (Transformer model = alwaysWrites(4)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> way.generator(model).write("sort",
                            List.of(new int[]{3, SEP}, new int[]{3, 1, SEP}), 3))
                    .withMessage("prompts of 2 and 3 tokens cannot be written side by side");
        }
    }
}
