package dev.lengthwise.cli;

import dev.lengthwise.bench.Benchmark;
import dev.lengthwise.bench.Benchmarks;
import dev.lengthwise.bench.Row;
import dev.lengthwise.result.codec.Json;
import dev.lengthwise.tensor.Engine;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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

/** How fast it is, against peers in alternating rounds. */
@Command(name = "bench", sortOptions = false, description = "Measures speed: lengthwise against other implementations, in alternating rounds, ratios first; pure Java code with JMH.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class BenchCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "${COMPLETION-CANDIDATES} (default: all)", completionCandidates = Names.class)
    private @Nullable String name;

    @Option(names = "--rounds", defaultValue = "5", paramLabel = "N", description = "rounds of each comparison that count (default: ${DEFAULT-VALUE})")
    private int rounds;

    @Mixin(name = "threads")
    private ThreadsOption threads;

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    @Override
    public Integer call() {
        Options.requireAtLeast(spec, "--rounds", rounds, 1);
        int used = threads.count();
        List<Benchmark> chosen = Benchmarks.all().stream()
                .filter(benchmark -> name == null || benchmark.name().equals(name)).toList();
        if (chosen.isEmpty()) {
            throw new ParameterException(spec.commandLine(), name + " is no benchmark: "
                    + Benchmarks.all().stream().map(Benchmark::name).collect(Collectors.joining(", ")));
        }
        try (Progress progress = new Progress("bench")) {
            return run(chosen, used, progress);
        }
    }

    private int run(List<Benchmark> chosen, int used, Progress progress) {
        Engine.start(used, progress::doing);
        ObjectNode document = Json.object().put("threads", used).put("rounds", rounds);
        ArrayNode benchmarks = document.putArray("benchmarks");
        boolean leftOut = false;
        for (Benchmark benchmark : chosen) {
            List<Row> rows = benchmark.run(used, rounds, progress::begin);
            progress.clear();
            leftOut |= rows.isEmpty();
            if (json) {
                add(benchmark, rows, benchmarks.addObject());
            } else {
                print(benchmark, rows);
            }
        }
        if (json) {
            System.out.println(Json.pretty(document));
        }
        return leftOut && name != null ? Failures.FAILED : 0;
    }

    /** The benchmarks' names, for the help. */
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Benchmarks.all().stream().map(Benchmark::name).iterator();
        }
    }

    private static void print(Benchmark benchmark, List<Row> rows) {
        Stdio.print(benchmark.name() + ": " + benchmark.description() + "\n"
                + String.join("\n", BenchTable.lines(rows)) + "\n\n");
    }

    private static void add(Benchmark benchmark, List<Row> rows, ObjectNode node) {
        node.put("benchmark", benchmark.name()).put("description", benchmark.description());
        ArrayNode array = node.putArray("rows");
        for (Row row : rows) {
            ObjectNode line = array.addObject().put("name", row.name());
            if (row.ratio() != null) {
                line.put("peer", row.peer()).put("ratio", row.ratio().median()).put("low", row.ratio().min())
                        .put("high", row.ratio().max());
            }
            row.figures().forEach(line::put);
        }
    }
}
