package dev.lengthwise.bundle;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;

/** A Java runtime of one's own: what the JDK that runs has, cut down to the modules that are used. */
final class JavaRuntime {
    /** What jdeps does not see: manifests ask for the extended management beans by name, and the module of vectors incubates. */
    private static final List<String> BY_NAME = List.of("jdk.management", "jdk.incubator.vector");

    private JavaRuntime() {
    }

    /** The modules of the JDK that a jar uses, with all that it calls. */
    static List<String> modules(Path jar, List<Path> libraries) throws IOException {
        String path = libraries.stream().map(Path::toString).collect(Collectors.joining(":"));
        String printed = run("jdeps", List.of("--print-module-deps", "--ignore-missing-deps", "--multi-release",
                Integer.toString(Runtime.version().feature()), "--class-path", path, jar.toString()));
        String last = printed.lines().reduce("", (first, second) -> second);
        TreeSet<String> modules = new TreeSet<>(List.of(last.strip().split(",")));
        modules.addAll(BY_NAME);
        return List.copyOf(modules);
    }

    /** Writes a runtime with these modules to a folder that does not exist yet. */
    static void write(List<String> modules, Path folder) throws IOException {
        // Not compressed: the archive is, and better. Names of local variables and native symbols serve debuggers only.
        run("jlink", List.of("--add-modules", String.join(",", modules), "--strip-debug", "--no-header-files",
                "--no-man-pages", "--compress", "zip-0", "--output", folder.toString()));
    }

    private static String run(String name, List<String> arguments) throws IOException {
        ToolProvider tool = ToolProvider.findFirst(name).orElseThrow(() -> new IOException(
                "the Java that runs this, " + System.getProperty("java.home") + ", has no " + name
                        + ": it is not a JDK, or has no jlink"));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = tool.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments.toArray(String[]::new));
        if (code != 0) {
            List<String> words = new ArrayList<>((out + "\n" + err).lines().filter(line -> !line.isBlank()).toList());
            throw new IOException(name + " failed: " + (words.isEmpty() ? "exit code " + code : words.getFirst()));
        }
        return out.toString();
    }
}
