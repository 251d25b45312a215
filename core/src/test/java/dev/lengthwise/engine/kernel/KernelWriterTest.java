package dev.lengthwise.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lengthwise.batch.Batch;
import dev.lengthwise.model.Activation;
import dev.lengthwise.model.Norm;
import dev.lengthwise.model.Position;
import dev.lengthwise.model.Temper;
import dev.lengthwise.model.TinyModels;
import dev.lengthwise.model.TransformerConfig;
import dev.lengthwise.task.Example;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** With a cache, over the whole sequence at once, and over each beginning of it alone: the same logits to the bit. */
class KernelWriterTest {
    private static final int VOCABULARY = TinyModels.VOCABULARY;
    private static final int END = 11;
    private static final int NEVER = -1;

    /** Every norm, activation, temper and position; sizes that no vector divides. */
    static Stream<TransformerConfig> everyLever() {
        return Stream.concat(TinyModels.asked().stream(),
                Stream.of(new TransformerConfig(3, 21, 3, 37, Norm.POST, Activation.RELU,
                        new Temper.LogLength(0.8, Temper.Per.LAYER, true)),
                        new TransformerConfig(1, 40, 1, 17, Norm.NONE, Activation.GELU, new Temper.None())));
    }

    private static KernelTransformer model(TransformerConfig config) {
        KernelTransformer model = new KernelTransformer(config, VOCABULARY, TinyModels.HEADS);
        model.load(InitialWeights.draw(model.parameters(), 7));
        return model;
    }

    private static int[] tokens(int count, long seed) {
        return new SplittableRandom(seed).ints(count, 0, VOCABULARY).toArray();
    }

    private static Example example(int[] tokens, int given) {
        return new Example(Arrays.copyOf(tokens, given), new int[0],
                Arrays.copyOfRange(tokens, given, tokens.length));
    }

    /** The logits of each answer of some examples, in the order of a batch. */
    private static List<float[]> whole(KernelTransformer model, String head, List<Example> examples) {
        FlatBatch batch = FlatBatch.of(Batch.of(List.of(new Batch.Part(head, 1, examples))), model.heads(),
                model.config());
        List<float[]> all = new ArrayList<>();
        Workspace space = model.workspace(Math.max(Sizes.TILE, batch.longest()), batch.longest(), false);
        for (Piece piece : Piece.tiles(batch, 0, batch.sequences())) {
            Matrix logits = model.forward(space, piece);
            for (int row = 0; row < piece.rows(true); row++) {
                all.add(row(logits, row));
            }
        }
        return all;
    }

    private static float[] row(Matrix logits, int row) {
        return Arrays.copyOfRange(logits.data(), logits.at(row), logits.at(row) + VOCABULARY);
    }

    /**
     * The logits after each token, from some on, of sequences of one length that are read side by side.
     *
     * @param given tokens that are read at once
     */
    private static List<List<float[]>> cached(KernelTransformer model, String head, List<int[]> sequences, int given) {
        int length = sequences.getFirst().length;
        Workspace space = model.workspace(Math.max(Sizes.TILE, length), length, false);
        List<KeyValues> memory = model.memory(sequences.size(), length);
        List<List<float[]>> all = new ArrayList<>();
        sequences.forEach(_ -> all.add(new ArrayList<>()));
        if (given > 0) {
            List<Example> beginnings = sequences.stream()
                    .map(sequence -> example(Arrays.copyOf(sequence, given + 1), given)).toList();
            FlatBatch batch = FlatBatch.of(Batch.of(List.of(new Batch.Part(head, 1, beginnings))), model.heads(),
                    model.config());
            for (Piece piece : Piece.tiles(batch, 0, batch.sequences())) {
                Matrix logits = model.begin(space, piece, memory);
                for (int index = 0; index < piece.sequences(); index++) {
                    all.get(piece.sequence(index)).add(row(logits, piece.answerAt(index)));
                }
            }
            memory.forEach(layer -> layer.advance(given));
        }
        for (int place = given; place < length; place++) {
            int at = place;
            int[] tokens = sequences.stream().mapToInt(sequence -> sequence[at]).toArray();
            Matrix logits = model.logits(space, model.head(head), model.step(space, memory, tokens, place),
                    tokens.length);
            for (int i = 0; i < tokens.length; i++) {
                all.get(i).add(row(logits, i));
            }
        }
        return all;
    }

    private static void agree(KernelTransformer model, int length) {
        for (String head : TinyModels.HEADS) {
            List<int[]> sequences = List.of(tokens(length, 1), tokens(length, 2), tokens(length, 3));
            List<List<float[]>> cached = cached(model, head, sequences, 0);
            for (int given : new int[]{1, length / 2, length}) {
                List<List<float[]>> begun = cached(model, head, sequences, given);
                for (int i = 0; i < sequences.size(); i++) {
                    assertThat(begun.get(i)).as("%s, sequence %s, %s tokens at once", head, i, given)
                            .usingElementComparator(Arrays::compare)
                            .isEqualTo(cached.get(i).subList(given - 1, length));
                }
            }
            for (int i = 0; i < sequences.size(); i++) {
                int[] more = Arrays.copyOf(sequences.get(i), length + 1); // the last answer is not read
                List<float[]> forced = whole(model, head, List.of(example(more, 1)));
                List<Example> beginnings = new ArrayList<>();
                for (int given = 1; given <= length; given++) {
                    beginnings.add(example(Arrays.copyOf(more, given + 1), given));
                }
                List<float[]> full = whole(model, head, beginnings);
                for (int place = 0; place < length; place++) {
                    assertThat(cached.get(i).get(place)).as("%s, sequence %s, place %s", head, i, place)
                            .isEqualTo(forced.get(place)).isEqualTo(full.get(place));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everyLever")
    void cachedIsFullIsTeacherForced(TransformerConfig config) {
        agree(model(config), 14);
    }

    /** Longer than a tile, than a first block of queries, and than the stride of scores that is a power of two. */
    @Test
    void cachedIsFullIsTeacherForcedInLongSequences() {
        agree(model(TinyModels.config(Norm.PRE, Activation.GELU, new Temper.LogLength(0.7, Temper.Per.HEAD, true))),
                267);
    }

    static List<Position> positions() {
        return TinyModels.positions().stream().filter(position -> position.most() > 100).toList();
    }

    /** Longer than two blocks of queries; heads whose numbers are filled up. */
    @ParameterizedTest
    @MethodSource("positions")
    void cachedIsFullIsTeacherForcedWithPositions(Position position) {
        agree(model(new TransformerConfig(2, 18, 3, 20, Norm.PRE, Activation.GELU,
                new Temper.LogLength(0.7, Temper.Per.HEAD, true), position)), 101);
    }

    /** With 150 prompts there are several tiles of the most sequences, and threads have different numbers of them. */
    @Test
    void whatIsWrittenDependsNeitherOnThreadsNorOnOtherPrompts() {
        KernelTransformer model = model(
                TinyModels.config(Norm.PRE, Activation.GELU, new Temper.LogLength(2, Temper.Per.HEAD, true)));
        List<int[]> prompts = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            prompts.add(tokens(5, i));
        }
        List<int[]> one = new KernelWriter(model, END, 1).write("sort", prompts, 12);
        assertThat(new KernelWriter(model, END, 3).write("sort", prompts, 12)).containsExactlyElementsOf(one);
        for (int i = 0; i < prompts.size(); i += 13) {
            assertThat(new KernelWriter(model, END, 2).write("sort", List.of(prompts.get(i)), 12))
                    .containsExactly(one.get(i));
        }
        assertThat(one).anySatisfy(answer -> assertThat(answer[answer.length - 1]).isEqualTo(END))
                .allSatisfy(answer -> assertThat(Arrays.copyOf(answer, answer.length - 1)).doesNotContain(END));
    }

    /** Each token is the greatest logit of the whole sequence before it. */
    @Test
    void writesTheTokenThatIsLikeliestByTheWholeSequence() {
        KernelTransformer model = model(TinyModels.configs().getFirst());
        int[] prompt = tokens(4, 9);
        int[] written = new KernelWriter(model, NEVER, 1).write("successor", List.of(prompt), 10).getFirst();
        assertThat(written).hasSize(10);
        int[] all = Arrays.copyOf(prompt, 14);
        System.arraycopy(written, 0, all, 4, 10);
        assertThat(new KernelScorer(model, 1).greedy(
                Batch.of(List.of(new Batch.Part("successor", 1, List.of(example(all, 4))))))).isEqualTo(written);
    }

    @Test
    void refusesAHeadThatTheModelHasNotAndSequencesWithoutPositions() {
        KernelWriter writer = new KernelWriter(model(new TransformerConfig(1, 16, 2, 24, Norm.PRE, Activation.GELU,
                new Temper.None(), new Position.Learned(9))), END, 1);
        assertThatIllegalArgumentException().isThrownBy(() -> writer.write("carry", List.of(new int[]{1}), 2))
                .withMessage("the model has no head carry: it has " + TinyModels.HEADS);
        assertThat(writer.write("sort", List.of(new int[]{1, 2, 3}), 7)).hasSize(1);
        assertThatIllegalArgumentException().isThrownBy(() -> writer.write("sort", List.of(new int[]{1, 2, 3}), 8))
                .withMessage("sequences of 10 tokens are too long for a model with 9 positions");
    }
}
