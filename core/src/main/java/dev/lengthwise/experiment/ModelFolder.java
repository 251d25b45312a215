package dev.lengthwise.experiment;

import dev.lengthwise.engine.Model;
import dev.lengthwise.engine.torch.TorchModel;
import dev.lengthwise.model.Transformer;
import dev.lengthwise.recipe.Recipe;
import dev.lengthwise.recipe.RecipeException;
import dev.lengthwise.recipe.RecipeReader;
import dev.lengthwise.recipe.RecipeWriter;
import dev.lengthwise.result.codec.Json;
import dev.lengthwise.tensor.DamagedFileException;
import dev.lengthwise.tensor.Device;
import dev.lengthwise.tensor.NumbersFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A model in a folder: {@code model.safetensors} for the weights, {@code config.json} for what they mean. The weights' file says too
 * what they mean, so that they are not read as another model's.
 *
 * @param setup task, hints and architecture
 * @param model the weights; the caller closes it
 */
public record ModelFolder(Setup setup, Transformer model) {
    private static final String MADE_WITH = "config"; // in the text of model.safetensors
    private static final List<String> KEYS = List.of("task", "hints", "lengths", "model", "evaluate");

    /** Where the weights lie. */
    public static Path weights(Path folder) {
        return folder.resolve("model.safetensors");
    }

    /** Where it stands what they mean. */
    public static Path config(Path folder) {
        return folder.resolve("config.json");
    }

    /** Writes both files; makes the folder where it is missing. */
    public void write(Path folder) throws IOException {
        write(folder, setup, new TorchModel(model));
    }

    /** Writes a model of any engine. */
    public static void write(Path folder, Setup setup, Model model) throws IOException {
        Files.createDirectories(folder);
        ObjectNode configuration = configuration(setup);
        Json.write(config(folder), configuration);
        new NumbersFile(Map.of("format", Implied.FORMAT, MADE_WITH, Json.line(configuration)), model.weights())
                .write(weights(folder));
    }

    private static ObjectNode configuration(Setup setup) {
        ObjectNode node = Implied.by(setup).json();
        ObjectNode recipe = RecipeWriter.json(setup.recipe());
        KEYS.forEach(key -> node.set(key, recipe.get(key)));
        return node;
    }

    /**
     * What {@code config.json} says.
     *
     * @param config as it stands there
     */
    private record Described(ObjectNode config, Setup setup) {
    }

    /**
     * What the model of a run's or a constructed model's folder is about, without its weights and without libtorch.
     *
     * @throws RecipeException where the folder is none of these
     * @throws DamagedFileException where {@code config.json} is not what was written
     */
    public static Setup setup(Path folder) throws IOException {
        return described(folder).setup();
    }

    private static Described described(Path folder) throws IOException {
        requireFolder(folder);
        if (!Files.exists(config(folder)) || !Files.exists(weights(folder))) {
            throw new RecipeException(folder + (new RunFolder(folder).exists()
                    ? ": this run has no model yet; finish it with `lengthwise train ... --resume`"
                            + StoredModel.alternative(folder)
                    : ": not the folder of a run: config.json and model.safetensors are not both there"));
        }
        return Json.read(config(folder),
                config -> new Described(config, Setup.of(recipe(config(folder), config))));
    }

    /**
     * Reads the model by libtorch, which has been started.
     *
     * @throws RecipeException as {@link #open}
     * @throws DamagedFileException as {@link #open}
     */
    public static ModelFolder read(Path folder, Device device, Consumer<String> say) throws IOException {
        Described described = described(folder);
        TorchModel model = open(folder, described, setup -> new TorchModel(setup.model(device)), say);
        return new ModelFolder(described.setup(), model.transformer());
    }

    /**
     * Reads the model too. Weights of our own are read only as what they were made as. Those whose file does
     * not say, such as another program's, are read as {@code config.json} has it.
     *
     * @param make gives a model of that setup, whose weights are overwritten
     * @param say told what else there is to know about the weights, a line each
     * @return the model; the caller closes it
     * @throws RecipeException as {@link #setup}
     * @throws DamagedFileException as {@link #setup}, or where the weights are not what was written, or another model's
     */
    public static <M extends Model> M open(Path folder, Function<Setup, M> make, Consumer<String> say)
            throws IOException {
        return open(folder, described(folder), make, say);
    }

    private static <M extends Model> M open(Path folder, Described described, Function<Setup, M> make,
            Consumer<String> say) throws IOException {
        Path file = weights(folder);
        NumbersFile weights = NumbersFile.read(file);
        String made = weights.metadata().get(MADE_WITH);
        if (made != null) {
            Origin.require(file, made, config(folder).toString(), ofTheModel(described.config()));
        } else {
            requireRecipes(folder, described, say);
        }
        M model = make.apply(described.setup());
        try {
            model.load(new ForeignWeights(file, say).fp32(weights.tensors()));
            return model;
        } catch (IllegalArgumentException e) {
            model.close();
            throw new DamagedFileException(file + ": " + e.getMessage());
        } catch (RuntimeException | Error e) {
            model.close();
            throw e;
        }
    }

    /** On the processor. */
    public static ModelFolder read(Path folder, Consumer<String> say) throws IOException {
        return read(folder, Device.CPU, say);
    }

    static void requireFolder(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new RecipeException(folder + ": no such folder; expected the folder of a run, see `lengthwise runs`");
        }
    }

    /** Without what nobody reads, such as a note that somebody added. */
    private static ObjectNode ofTheModel(ObjectNode config) {
        ObjectNode known = Json.object();
        config.forEachEntry((key, value) -> {
            if (KEYS.contains(key) || Implied.KEYS.contains(key)) {
                known.set(key, value);
            }
        });
        return known;
    }

    /** Weights that do not say what they were made with: beside a run's recipe this is what they were made with. */
    private static void requireRecipes(Path folder, Described described, Consumer<String> say) throws IOException {
        Path recipe = new RunFolder(folder).recipe();
        if (!Files.exists(recipe)) {
            say.accept(weights(folder) + " does not say which config.json it belongs to (an older file, or another "
                    + "program's): read as config.json has it");
            return;
        }
        ObjectNode made = configuration(Setup.of(RecipeReader.read(recipe, List.of())));
        Origin.require(weights(folder), Json.line(made), config(folder).toString(), configuration(described.setup()));
    }

    private static JsonNode required(ObjectNode config, String key) {
        JsonNode value = config.get(key);
        if (value == null) {
            throw new IllegalArgumentException(key + " is missing");
        }
        return value;
    }

    private static Recipe recipe(Path file, ObjectNode config) {
        JsonNode format = required(config, "format");
        if (!format.isString() || !format.asString().equals(Implied.FORMAT)) {
            throw new IllegalArgumentException(
                    "format is " + Json.line(format) + ", expected \"" + Implied.FORMAT + "\"");
        }
        ObjectNode recipe = Json.object().put("name", "model");
        KEYS.forEach(key -> recipe.set(key, required(config, key)));
        Recipe read;
        try {
            read = RecipeReader.parseUnseen(file.toString(), Json.line(recipe));
        } catch (RecipeException e) {
            throw new DamagedFileException(e.line());
        }
        ObjectNode implied = Implied.by(Setup.of(read)).json();
        for (String key : Implied.KEYS) {
            Origin.difference(key, implied.required(key), required(config, key))
                    .ifPresent(difference -> {
                        throw new IllegalArgumentException(difference.path() + " is " + difference.now()
                                + "; by task and hints it is " + difference.made());
                    });
        }
        return read;
    }
}
