package dev.lengthwise.experiment;

import dev.lengthwise.batch.Batch;
import dev.lengthwise.engine.EngineKind;
import dev.lengthwise.engine.Model;
import dev.lengthwise.engine.Scorer;
import dev.lengthwise.engine.Writer;
import dev.lengthwise.model.Temper;
import dev.lengthwise.model.TransformerConfig;
import dev.lengthwise.recipe.Recipe;
import dev.lengthwise.recipe.RecipeReader;
import dev.lengthwise.recipe.RecipeWriter;
import dev.lengthwise.tensor.Numbers;
import dev.lengthwise.tensor.Precision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A trained model that is asked with another temperature than it was trained with. All weights are its own, and its β where the new
 * temperature has one and none is given.
 *
 * @param model made for the new temperature
 * @param beta whether β is given, and the model's own is not used
 */
public record OtherTemper(Model model, boolean beta) implements Model {
    private static final String BETA = ".beta";

    /**
     * The same model with another temperature, for questions alone.
     *
     * @param temper as {@code model.temper} of a recipe, in YAML: {@code {kind: log-length, beta: 2}}
     * @throws dev.lengthwise.recipe.RecipeException for a temperature that a recipe could not have
     */
    public static Setup setup(Setup trained, String temper) {
        Recipe own = trained.recipe();
        List<String> sets = new ArrayList<>(List.of("stretch=1", "model.temper=" + temper));
        Recipe recipe = RecipeReader.parse(own.name(), RecipeWriter.yaml(own), sets);
        Temper.Per per = own.model().temper().per();
        boolean tempered = !(own.model().temper() instanceof Temper.None);
        if (tempered && !(recipe.model().temper() instanceof Temper.None) && !temper.contains("per:")) {
            sets.add("model.temper.per=" + per); // whose β these are
            recipe = RecipeReader.parse(own.name(), RecipeWriter.yaml(own), sets);
        }
        return new Setup(recipe, trained.task(), trained.hints());
    }

    @Override
    public EngineKind engine() {
        return model.engine();
    }

    @Override
    public TransformerConfig config() {
        return model.config();
    }

    @Override
    public List<String> heads() {
        return model.heads();
    }

    @Override
    public long count() {
        return model.count();
    }

    @Override
    public Map<String, Numbers> weights() {
        return model.weights();
    }

    /** Of the trained model; what it has of β and the new temperature has not is left out. */
    @Override
    public void load(Map<String, Numbers> weights) {
        Map<String, Numbers> given = model.weights();
        Map<String, Numbers> all = new LinkedHashMap<>(weights);
        all.keySet().removeIf(name -> name.endsWith(BETA) && !given.containsKey(name));
        given.forEach((name, numbers) -> {
            if (name.endsWith(BETA) && (beta || !all.containsKey(name))) {
                all.put(name, numbers);
            }
        });
        model.load(all);
    }

    @Override
    public Scorer scorer(Precision precision) {
        return model.scorer(precision);
    }

    @Override
    public Writer writer(Precision precision, int end) {
        return model.writer(precision, end);
    }

    @Override
    public SequencedMap<String, float[]> residuals(Batch batch, int[] answers) {
        return model.residuals(batch, answers);
    }

    @Override
    public Optional<String> slowness(Precision precision) {
        return model.slowness(precision);
    }

    @Override
    public void synchronize() {
        model.synchronize();
    }

    @Override
    public void close() {
        model.close();
    }
}
