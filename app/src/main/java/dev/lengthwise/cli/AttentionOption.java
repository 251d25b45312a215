package dev.lengthwise.cli;

import dev.lengthwise.engine.Model;
import dev.lengthwise.experiment.OtherTemper;
import dev.lengthwise.experiment.Setup;
import dev.lengthwise.model.AttentionKind;
import dev.lengthwise.recipe.RecipeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code --temper} and {@code --attention}: asking a model with another attention than it was trained with. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class AttentionOption {
    private static final String WORD = "[\\w.+-]+";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--temper", paramLabel = "KIND[:KEY=VALUE,...]", description = "ask with another temperature than the model was trained with: none, log-length:beta=2, log-length-up-to:to=41; beta is the model's own where it is not given, 1 where it has none (recipe --explain model.temper)")
    private @Nullable String temper;

    @Option(names = "--attention", converter = Word.class, paramLabel = "KIND", description = "make weights of scores in another way than the model was trained with: softmax, sparsemax, entmax15, adaptive-softmax")
    private @Nullable AttentionKind attention;

    /** A kind's word. */
    static final class Word implements ITypeConverter<AttentionKind> {
        @Override
        public AttentionKind convert(String text) {
            return Options.word(AttentionKind.values(), text);
        }
    }

    /** The other temperature, as it was written. */
    Optional<String> temper() {
        return Optional.ofNullable(temper);
    }

    Optional<AttentionKind> attention() {
        return Optional.ofNullable(attention);
    }

    /** What is other than in training, in words; nothing where nothing is. */
    Optional<String> words() {
        List<String> words = new ArrayList<>();
        temper().ifPresent(other -> words.add("the temperature " + other));
        attention().ifPresent(other -> words.add("the weights " + other));
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join(" and ", words) + ", which it was not trained with");
    }

    /**
     * A model to ask.
     *
     * @param trained what the model was trained for
     * @param make gives a model of a setup
     */
    Model model(Setup trained, Function<Setup, Model> make) {
        AttentionKind kind = attention;
        Function<Setup, Model> other = kind == null
                ? make
                : setup -> make.apply(setup.with(setup.recipe().model().with(kind)));
        if (temper == null) {
            return other.apply(trained);
        }
        Map<String, String> values = values(temper);
        Setup setup;
        try {
            setup = OtherTemper.setup(trained,
                    values.entrySet().stream().map(key -> key.getKey() + ": " + key.getValue())
                            .collect(Collectors.joining(", ", "{", "}")));
        } catch (RecipeException e) {
            throw new ParameterException(spec.commandLine(), "--temper " + temper + ": "
                    + String.valueOf(e.getMessage()).replaceFirst("^--set model\\.temper=.*?: model\\.temper\\.", ""),
                    e);
        }
        return new OtherTemper(other.apply(setup), values.containsKey("beta"));
    }

    private Map<String, String> values(String text) {
        String[] parts = text.split(":", 2);
        if (!parts[0].matches(WORD)) {
            throw new ParameterException(spec.commandLine(), "--temper " + text
                    + ": expected KIND or KIND:KEY=VALUE,..., such as log-length:beta=2");
        }
        Map<String, String> values = new LinkedHashMap<>();
        values.put("kind", parts[0]);
        for (String pair : parts.length == 1 ? new String[0] : parts[1].split(",", -1)) {
            String[] sides = pair.split("=", 2);
            if (sides.length < 2 || !sides[0].matches(WORD) || !sides[1].matches(WORD)) {
                throw new ParameterException(spec.commandLine(), "--temper " + text + ": expected KEY=VALUE, got "
                        + (pair.isEmpty() ? "nothing" : pair));
            }
            if (values.putIfAbsent(sides[0], sides[1]) != null) {
                throw new ParameterException(spec.commandLine(),
                        "--temper " + text + ": " + sides[0] + " is there twice");
            }
        }
        return values;
    }
}
