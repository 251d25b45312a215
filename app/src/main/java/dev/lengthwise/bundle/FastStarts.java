package dev.lengthwise.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The classes that commands use, read and linked once for all starts of a bundle (docs/decisions/0011-start-up.md), and again for starts
 * with the module of vectors, beside which the JVM takes no other archive. The JVM compares the jars' sizes and times, not the folder they
 * lie in, so an archive stays good where the bundle is unpacked.
 *
 * @param folder the bundle
 * @param work an empty place for what is left over
 * @param cuda whether its native libraries are those for CUDA
 */
record FastStarts(Path folder, Path work, boolean cuda) {
    /** What the launcher calls them, and how java is started beside them. */
    private static final Map<String, List<String>> KINDS = Map.of("plain", List.of(), "vectors",
            List.of("--add-modules=jdk.incubator.vector"));

    /**
     * Makes the archives; false where one cannot be made, which is left out then.
     *
     * @param rehearsal its main method does what is to start fast, given an empty folder
     */
    boolean prepare(Class<?> rehearsal) throws IOException, InterruptedException {
        boolean made = true;
        for (String kind : KINDS.keySet()) {
            made &= prepare(kind, rehearsal);
        }
        return made;
    }

    private boolean prepare(String kind, Class<?> rehearsal) throws IOException, InterruptedException {
        Path archive = folder.resolve("lengthwise." + kind + ".jsa");
        Path classes = work.resolve(kind + ".classes");
        Path runs = Files.createDirectories(work.resolve("rehearsal-" + kind));
        boolean made = java(kind, List.of("-XX:DumpLoadedClassList=" + classes),
                List.of(rehearsal.getName(), runs.toString())) == 0
                && java(kind, List.of("-Xshare:dump", "-XX:+AOTClassLinking", "-XX:SharedClassListFile=" + classes,
                        "-XX:SharedArchiveFile=" + archive), List.of()) == 0;
        if (!made) {
            Files.deleteIfExists(archive);
        }
        return made;
    }

    private int java(String kind, List<String> options, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(folder.resolve("runtime/bin/java").toString());
        command.add("@" + folder.resolve("java-options"));
        command.add("-XX:+UseSerialGC");
        command.addAll(Objects.requireNonNull(KINDS.get(kind)));
        Path natives = folder.resolve("natives");
        if (!cuda && Files.isDirectory(natives)) { // those for CUDA need not load here
            command.addAll(List.of("-Djava.library.path=" + natives, "-Dlengthwise.natives=" + natives));
        }
        command.addAll(options);
        command.addAll(List.of("-cp", folder.resolve("lengthwise.jar").toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(work.toFile()).redirectErrorStream(true)
                .redirectOutput(work.resolve("log").toFile());
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        return builder.start().waitFor();
    }
}
