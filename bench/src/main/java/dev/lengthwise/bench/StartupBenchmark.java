package dev.lengthwise.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** How long a command takes to start, as users call it: the launcher with its archive of classes against the launcher without. */
final class StartupBenchmark implements Benchmark {
    private static final String OPTIONS = "LENGTHWISE_JAVA_OPTS"; // the launcher adds them to java's
    private static final String WITHOUT_ARCHIVE = "-XX:AOTMode=auto"; // the JVM's default, beside which it takes no archive
    private static final String NAME = "startup";
    private static final String RECIPE = """
            name: startup
            task: {kind: sort, values: 10}
            hints: [{kind: successor, share: 0.5}]
            lengths: [{min: 1, max: 4, share: 1}]
            model: {depth: 1, width: 8, heads: 2, mlp: 16}
            train: {steps: 1000000, batch: 8, logEvery: 1}
            seed: 1
            """;
    /** Where train writes what it measured of its first step. */
    private static final Path MEASURED = Path.of("runs", NAME + "-seed-1", "metrics.jsonl");
    private static final long POLL_MILLIS = 1;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "commands from start to end, and train from start to its first step, with the launcher's archive of classes against without";
    }

    @Override
    public List<Row> run(int threads, int rounds, Consumer<String> progress) {
        Path launcher = Path.of(System.getProperty("lengthwise.home", ""), "lengthwise");
        if (!Files.isExecutable(launcher)) {
            progress.accept("startup: left out, as only the launcher has it; use ./lengthwise bench startup");
            return List.of();
        }
        try {
            Path folder = Files.createTempDirectory("lengthwise-startup");
            try {
                return rows(new Commands(launcher, folder), threads, rounds, progress);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a command started", e);
        }
    }

    private static List<Row> rows(Commands commands, int threads, int rounds, Consumer<String> progress)
            throws IOException, InterruptedException {
        String recipe = Files.writeString(commands.folder().resolve("startup.yaml"), RECIPE).toString();
        Map<String, List<String>> contests = new LinkedHashMap<>();
        contests.put("--help", List.of("--help"));
        contests.put("sample", List.of("sample", "sort", "--lengths", "5,10", "--samples", "10"));
        contests.put("train to first step", List.of("train", recipe, "--threads", Integer.toString(threads)));
        List<Row> rows = new ArrayList<>();
        for (Map.Entry<String, List<String>> contest : contests.entrySet()) {
            progress.accept("startup, " + contest.getKey());
            double[] with = new double[rounds];
            double[] without = new double[rounds];
            for (int round = -1; round < rounds; round++) {
                double first = commands.seconds(contest.getValue(), "");
                double second = commands.seconds(contest.getValue(), WITHOUT_ARCHIVE);
                if (round >= 0) {
                    with[round] = first;
                    without[round] = second;
                }
            }
            Contest times = new Contest(new Timing(with), new Timing(without));
            Map<String, Double> figures = new LinkedHashMap<>();
            figures.put("seconds", times.ours().median());
            figures.put("seconds without the archive", times.peer().median());
            rows.add(new Row(contest.getKey(), times.ratio(), "without the archive", figures));
        }
        return rows;
    }

    /**
     * Starts commands.
     *
     * @param folder their working folder
     */
    private record Commands(Path launcher, Path folder) {

        /** Seconds to the command's end, or to the first step of training, which is then ended. */
        double seconds(List<String> arguments, String javaOptions) throws IOException, InterruptedException {
            delete(folder.resolve("runs"));
            Path measured = folder.resolve(MEASURED);
            Path said = folder.resolve("said");
            List<String> command = new ArrayList<>(List.of(launcher.toAbsolutePath().toString()));
            command.addAll(arguments);
            ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(said.toFile());
            builder.environment().merge(OPTIONS, javaOptions, (before, more) -> before + " " + more);
            long start = System.nanoTime();
            Process process = builder.start();
            try {
                while (arguments.contains("train") && process.isAlive()) {
                    if (Files.exists(measured) && Files.size(measured) > 0) {
                        return (System.nanoTime() - start) / 1e9;
                    }
                    Thread.sleep(POLL_MILLIS);
                }
                int code = process.waitFor();
                if (code != 0 || arguments.contains("train")) {
                    throw new IllegalStateException(
                            String.join(" ", arguments) + " ended with exit code " + code + " and said: "
                                    + Files.readString(said).lines().reduce((_, next) -> next).orElse("nothing"));
                }
                return (System.nanoTime() - start) / 1e9;
            } finally {
                process.destroyForcibly().waitFor();
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        }
    }
}
