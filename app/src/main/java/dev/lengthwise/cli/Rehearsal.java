package dev.lengthwise.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Every kind of command once, as small as can be: from this a JVM learns what to keep in the launcher's cache for the starts to
 * come. A command that fails, such as one that cannot unpack the native libraries, leaves what the others taught.
 */
final class Rehearsal {
    private static final String RECIPE = """
            task: {kind: sort, values: 10}
            hints: [{kind: successor, share: 0.5}]
            lengths: [{min: 1, max: 4, share: 1}]
            model: {depth: 1, width: 8, heads: 2, mlp: 16}
            train: {steps: 20, batch: 8, logEvery: 5}
            evaluate: {lengths: [3, 6], samples: 20}
            """;

    private Rehearsal() {
    }

    /** @param arguments an empty folder, for the files of the commands */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        String recipe = Files.writeString(folder.resolve("rehearsal.yaml"), RECIPE).toString();
        String run = folder.resolve("run").toString();
        Main.execute("--help");
        Main.execute("sample", "sort", "--hint", "successor", "--lengths", "3,5", "--samples", "10");
        Main.execute("train", recipe, "--out", run);
        Main.execute("evaluate", run, "--lengths", "3", "--samples", "10", "--json");
        Main.execute("predict", run, "3 1 2");
        Main.execute("runs", folder.toString());
        Main.execute("doctor");
    }
}
