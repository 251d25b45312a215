package dev.lengthwise.recipe;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The {@code recipe} of a study, which its arms share: written there, a file named by its path from the study's, or a shipped one,
 * by its name.
 *
 * @param file the study's
 */
record BaseRecipe(Section study, Path file, Mistakes mistakes) {
    /** In words, whose keys it has. */
    static final String WHOSE = "a recipe's";
    static final String NAME = "name";
    static final String SEED = "seed";
    /** Keys of a recipe that the study gives. */
    static final List<String> NOT_FOR_ARMS = List.of(NAME, SEED);

    /** The recipe that the arms share; empty where it cannot be told. */
    Optional<YamlValue.Mapping> read() {
        return switch (study.value("recipe")) {
            case null -> {
                study.refuse("recipe", "missing; a recipe, the name of one or the path of one is needed");
                yield Optional.empty();
            }
            case YamlValue.Mapping mapping -> Optional.of(mapping);
            case YamlValue.Scalar scalar when scalar.value() instanceof String path -> {
                try {
                    yield Optional.of(baseFile(scalar.where(), path));
                } catch (RecipeException e) {
                    mistakes.add("recipe", e);
                    yield Optional.empty();
                }
            }
            case YamlValue other -> {
                study.refuse("recipe", other.shown() + " is neither a recipe nor the name or path of one");
                yield Optional.empty();
            }
        };
    }

    /** A recipe that is valid by itself, without what the study gives. */
    private YamlValue.Mapping baseFile(Where where, String path) {
        Path resolved = resolve(where, path);
        YamlValue.Mapping recipe = YamlFile.read(resolved, mistakes);
        var _ = RecipeBinder.bind(recipe, YamlFile.name(resolved), mistakes.ofAnother()); // what is wrong in that file
        return recipe.without(NOT_FOR_ARMS);
    }

    private Path resolve(Where where, String path) {
        Path relative;
        try {
            relative = Path.of(path);
        } catch (InvalidPathException e) {
            throw where.refuse(Escapes.quote(path) + " is not a path");
        }
        if (path.isBlank() || relative.isAbsolute()) {
            throw where.refuse(Escapes.quote(path) + " is not a path relative to the study's file");
        }
        Path resolved = file.resolveSibling(relative).normalize();
        if (Files.isRegularFile(resolved)) {
            return resolved;
        }
        if (Shipped.isPath(path)) {
            throw where.refuse(resolved + " does not exist");
        }
        return Shipped.RECIPES.find(path).orElseThrow(
                () -> where.refuse(Escapes.quote(path) + ": " + Shipped.RECIPES.missing(path)));
    }
}
