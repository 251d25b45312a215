package dev.lengthwise.compare;

import dev.lengthwise.engine.Model;
import dev.lengthwise.evaluate.Questions;
import dev.lengthwise.probe.Similarity;
import dev.lengthwise.probe.SimilarityResult;
import dev.lengthwise.result.study.ArmLengths;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Compares the representations of models that are read one after another, at several lengths. */
public final class ModelSimilarity {
    static final int FAR = 100; // the length that the paper reports

    private ModelSimilarity() {
    }

    /** Where a model comes from. */
    public interface Source {
        /** Reads or makes the model, which the caller closes. */
        Model open() throws IOException;
    }

    /**
     * Where to compare: the longest scored length that all were trained on (or, where there is none, that some were), and 100 or else
     * the longest length that is scored.
     */
    public static List<Integer> lengths(List<Integer> scored, ArmLengths trained) {
        TreeSet<Integer> lengths = new TreeSet<>();
        trained.longestOf(scored).ifPresent(lengths::add);
        if (scored.contains(FAR)) {
            lengths.add(FAR);
        } else {
            scored.stream().max(Integer::compare).ifPresent(lengths::add);
        }
        return List.copyOf(lengths);
    }

    /**
     * Every two of the models; libtorch has been started where one of them is its own.
     *
     * @param questions of the main task that all of them have
     * @param seed draws the inputs
     * @param stop asked before each model; once true, nothing is returned
     * @param doing told what is done next
     * @return one result a length
     */
    public static Optional<List<SimilarityResult>> of(Questions questions, List<Integer> lengths, long seed,
            List<? extends Source> models, BooleanSupplier stop, Consumer<String> doing) throws IOException {
        List<Similarity> similarities = new ArrayList<>();
        for (int length : lengths) {
            similarities.add(new Similarity(questions, length, Similarity.INPUTS, seed));
        }
        int at = 0;
        for (Source source : models) {
            if (stop.getAsBoolean()) {
                return Optional.empty();
            }
            at++;
            try (Model model = source.open()) {
                for (int i = 0; i < lengths.size(); i++) {
                    doing.accept("representations of model " + at + " of " + models.size() + ", length "
                            + lengths.get(i));
                    similarities.get(i).add(model);
                }
            }
        }
        doing.accept("comparing representations of " + models.size() + " models");
        return Optional.of(similarities.stream().map(Similarity::result).toList());
    }
}
