package dev.lengthwise.cli;

import dev.lengthwise.recipe.RecipeException;
import dev.lengthwise.result.Json;
import dev.lengthwise.study.RunList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The runs below a folder. */
@Command(name = "runs", sortOptions = false, description = "Lists the runs below a folder with their task, progress and scores.")
final class RunsCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "DIR", description = "where to look (default: runs)")
    private @Nullable Path folder;

    @Mixin(name = "plugins")
    private PluginsOption plugins;

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Override
    public Integer call() throws IOException {
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
}
