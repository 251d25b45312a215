package dev.lengthwise.cli;

import dev.lengthwise.gap.GapFile;
import dev.lengthwise.recipe.RecipeException;
import dev.lengthwise.result.Schemas;
import dev.lengthwise.result.codec.Json;
import dev.lengthwise.run.RunList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** The runs below a folder. */
@Command(name = "runs", sortOptions = false, description = "Lists the runs below a folder with their task, progress and scores.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class RunsCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "DIR", description = "where to look (default: runs)")
    private @Nullable Path folder;

    @Mixin(name = "plugins")
    private PluginsOption plugins;

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Option(names = "--schema", paramLabel = "FILE", description = "print the JSON Schema of a file that runs and studies leave, instead: results, evaluation, manifest, metrics, probe or construction-results")
    private @Nullable String schema;

    @Override
    public Integer call() throws IOException {
        if (schema != null) {
            System.out.println(Json.pretty(schema(schema)));
            return 0;
        }
        Path where = folder == null ? Locations.RUNS : folder;
        if (folder != null && !Files.isDirectory(where)) {
            throw new RecipeException(where + ": no such folder; expected one that runs are below, such as "
                    + Locations.RUNS);
        }
        List<RunList.Entry> runs = Files.isDirectory(where) ? RunList.below(where) : List.of();
        if (json) {
            System.out.println(Json.pretty(RunList.json(runs)));
        } else if (runs.isEmpty()) {
            System.err.println("no runs below " + where + "; start one with: lengthwise study quick");
        } else {
            Stdio.print(RunList.table(runs));
        }
        return 0;
    }

    private static ObjectNode schema(String file) {
        Map<String, ObjectNode> schemas = new LinkedHashMap<>(Schemas.all());
        schemas.put("construction-results", GapFile.schema());
        ObjectNode found = schemas.get(file);
        if (found == null) {
            throw new RecipeException("--schema " + file + ": there is no such schema; one of "
                    + String.join(", ", schemas.keySet()) + " is needed");
        }
        return found;
    }
}
