package dev.lengthwise.cli;

import dev.lengthwise.tensor.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Kinds of commands once, as small as can be: from this a JVM learns what to keep in the launcher's archive for the starts to come. By
 * the engine kernel, and by libtorch where that is at hand. A command that fails leaves what the others taught.
 */
final class Rehearsal {
    private static final String RECIPE = """
            task: {kind: sort, values: 10}
            hints: [{kind: successor, share: 0.5}]
            lengths: [{min: 1, max: 4, share: 1}]
            model: {depth: 1, width: 8, heads: 2, mlp: 16}
            train: {steps: 20, batch: 8, logEvery: 5, engine: kernel}
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
        if (Engine.hasNatives()) {
            Main.execute("train", recipe, "--engine", "torch", "--out", folder.resolve("torch").toString());
        }
        Main.execute("report", run, "--out", folder.resolve("report.html").toString());
    }
}
