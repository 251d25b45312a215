package dev.lengthwise.study;

import dev.lengthwise.model.Transformer;
import dev.lengthwise.recipe.Recipe;
import dev.lengthwise.recipe.RecipeException;
import dev.lengthwise.recipe.RecipeReader;
import dev.lengthwise.recipe.RecipeWriter;
import dev.lengthwise.task.Vocabulary;
import dev.lengthwise.tensor.DamagedFileException;
import dev.lengthwise.tensor.Device;
import dev.lengthwise.tensor.Scope;
import dev.lengthwise.tensor.TensorFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * A model in a folder: {@code model.safetensors} for the weights, {@code config.json} for what they mean.
 *
 * @param setup task, hints and architecture
 * @param model the weights; the caller closes it
 */
public record ModelFolder(Setup setup, Transformer model) {
    private static final String FORMAT = "lengthwise-transformer-1";
    private static final List<String> KEYS = List.of("task", "hints", "lengths", "model", "evaluate");

    static Path weights(Path folder) {
        return folder.resolve("model.safetensors");
    }

    static Path config(Path folder) {
        return folder.resolve("config.json");
    }

    void write(Path folder) throws IOException {
        Json.write(config(folder), configuration());
        new TensorFile(Map.of("format", FORMAT), model.parameters().all()).write(weights(folder));
    }

    private ObjectNode configuration() {
        ObjectNode node = Json.object();
        node.put("format", FORMAT);
        Vocabulary vocabulary = setup.task().vocabulary();
        node.putObject("vocabulary").put("size", vocabulary.size()).put("values", vocabulary.values())
                .put("separator", vocabulary.separator()).put("end", vocabulary.end()).put("mask", vocabulary.mask());
        node.putPOJO("heads", setup.heads());
        ObjectNode recipe = RecipeWriter.json(setup.recipe());
        KEYS.forEach(key -> node.set(key, recipe.get(key)));
        return node;
    }

    /**
     * What the model of a run's or a constructed model's folder is about, without its weights and without libtorch.
     *
     * @throws RecipeException where the folder is none of these
     * @throws DamagedFileException where {@code config.json} is not what was written
     */
    public static Setup setup(Path folder) throws IOException {
        requireFolder(folder);
        if (!Files.isRegularFile(config(folder)) || !Files.isRegularFile(weights(folder))) {
            throw new RecipeException(folder + (new RunFolder(folder).exists()
                    ? ": this run has no model yet; finish it with `lengthwise train ... --resume`"
                            + StoredModel.alternative(folder)
                    : ": not the folder of a run: config.json and model.safetensors are not both there"));
        }
        return Setup.of(Json.read(config(folder), config -> recipe(config(folder), config)));
    }

    /**
     * Reads the model too; libtorch has been started.
     *
     * @throws RecipeException as {@link #setup}
     * @throws DamagedFileException as {@link #setup}, or where the weights are not what was written
     */
    public static ModelFolder read(Path folder) throws IOException {
        return read(folder, Device.CPU);
    }

    /** The same with the weights on a device. */
    public static ModelFolder read(Path folder, Device device) throws IOException {
        Setup setup = setup(folder);
        Transformer model = setup.model(device);
        try (Scope scope = new Scope()) {
            model.parameters().load(TensorFile.read(weights(folder)).tensors());
            return new ModelFolder(setup, model);
        } catch (IllegalArgumentException e) {
            model.close();
            throw new DamagedFileException(weights(folder) + ": " + e.getMessage());
        } catch (DamagedFileException e) {
            model.close();
            throw e;
        }
    }

    static void requireFolder(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new RecipeException(folder + ": no such folder; expected the folder of a run, see `lengthwise runs`");
        }
    }

    private static Recipe recipe(Path file, ObjectNode config) {
        if (!config.path("format").asString("").equals(FORMAT)) {
            throw new IllegalArgumentException(
                    "format is " + config.path("format") + ", expected \"" + FORMAT + "\"");
        }
        ObjectNode recipe = Json.object().put("name", "model");
        KEYS.forEach(key -> recipe.set(key, config.required(key)));
        try {
            return RecipeReader.parse(file.toString(), Json.line(recipe));
        } catch (RecipeException e) {
            throw new DamagedFileException(String.valueOf(e.getMessage()));
        }
    }
}
