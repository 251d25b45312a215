package dev.lengthwise.cli;

import dev.lengthwise.recipe.Recipe;
import dev.lengthwise.recipe.RecipeReader;
import dev.lengthwise.recipe.RecipeWriter;
import dev.lengthwise.recipe.Shipped;
import dev.lengthwise.recipe.reference.RecipeComments;
import dev.lengthwise.recipe.reference.RecipeKey;
import dev.lengthwise.recipe.reference.RecipeKeys;
import dev.lengthwise.recipe.reference.RecipePage;
import dev.lengthwise.recipe.reference.RecipeSchema;
import dev.lengthwise.result.codec.Json;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a recipe says with its defaults, and what the keys of recipes are. */
@Command(name = "recipe", sortOptions = false, description = "Prints a recipe with all its keys, or explains a key.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class RecipeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "RECIPE", description = "a recipe file, or the name of a shipped recipe: print it with all its keys")
    private @Nullable String recipe;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "change a key of the recipe first, e.g. train.steps=500")
    private List<String> sets = List.of();

    @Option(names = "--comments", description = "print the recipe with a comment beside each key, which says what it is")
    private boolean comments;

    @Option(names = "--explain", arity = "0..1", fallbackValue = "", paramLabel = "KEY", description = "explain a key: what it is, its default and what it may be, e.g. train.clip or train; without KEY: all keys")
    private @Nullable String explained;

    @Option(names = "--schema", description = "print a JSON Schema of recipes, for editors")
    private boolean schema;

    @Option(names = "--page", description = "print the page of all keys, docs/recipe.md")
    private boolean page;

    @Mixin(name = "plugins")
    private PluginsOption plugins;

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Override
    public Integer call() {
        requireOne();
        if (explained != null) {
            List<RecipeKey> keys = explained.isEmpty() ? RecipeKeys.all() : RecipeKeys.at(explained);
            if (json) {
                System.out.println(Json.pretty(document(keys)));
            } else {
                Stdio.print(keys.stream().map(RecipeKey::words).collect(Collectors.joining()));
            }
        } else if (schema) {
            System.out.println(Json.pretty(RecipeSchema.json()));
        } else if (page) {
            System.out.print(json ? Json.pretty(document(RecipeKeys.all())) + "\n" : RecipePage.markdown());
        } else if (recipe != null) {
            Recipe read = RecipeReader.read(Locations.file(Shipped.RECIPES, recipe), sets);
            String yaml = RecipeWriter.yaml(read);
            System.out.print(json
                    ? Json.pretty(RecipeWriter.json(read)) + "\n"
                    : comments ? RecipeComments.in(yaml) : yaml);
        }
        return 0;
    }

    private void requireOne() {
        long asked = Stream.of(recipe != null, explained != null, schema, page).filter(Boolean::booleanValue).count();
        if (asked != 1) {
            throw new ParameterException(spec.commandLine(), (asked == 0 ? "missing" : "too much")
                    + "; one of RECIPE, --explain, --schema and --page is needed");
        }
        if (recipe == null && !sets.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--set changes a recipe; RECIPE is missing");
        }
        if (comments && (recipe == null || json)) {
            throw new ParameterException(spec.commandLine(), json
                    ? "--comments and --json exclude each other: JSON has no comments"
                    : "--comments are a recipe's; RECIPE is missing");
        }
    }

    private static ArrayNode document(List<RecipeKey> keys) {
        ArrayNode document = Json.object().putArray("keys");
        for (RecipeKey key : keys) {
            ObjectNode node = document.addObject().put("key", key.path()).put("default", key.absent())
                    .put("value", key.form()).put("says", key.says());
            key.kinds().forEach(node.putArray("kinds")::add);
        }
        return document;
    }
}
