package dev.lengthwise.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The classes that commands use, read and linked once for all starts of a bundle (docs/decisions/0011-start-up.md). The JVM compares
 * the jars' sizes and times, not the folder they lie in, so the archive stays good where the bundle is unpacked.
 *
 * @param folder the bundle
 * @param natives native libraries that load here
 * @param work an empty place for what is left over
 */
record FastStarts(Path folder, Path natives, Path work) {

    /**
     * Makes the archive; false, without a file, where that fails.
     *
     * @param rehearsal its main method does what is to start fast, given an empty folder
     */
    boolean prepare(Path archive, Class<?> rehearsal) throws IOException, InterruptedException {
        Path classes = work.resolve("classes");
        Path runs = Files.createDirectories(work.resolve("rehearsal"));
        boolean made = java(List.of("-XX:DumpLoadedClassList=" + classes),
                List.of(rehearsal.getName(), runs.toString())) == 0
                && java(List.of("-Xshare:dump", "-XX:+AOTClassLinking", "-XX:SharedClassListFile=" + classes,
                        "-XX:SharedArchiveFile=" + archive), List.of()) == 0;
        if (!made) {
            Files.deleteIfExists(archive);
        }
        return made;
    }

    private int java(List<String> options, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(folder.resolve("runtime/bin/java").toString());
        command.add("@" + folder.resolve("java-options"));
        command.addAll(List.of("-XX:+UseSerialGC", "-Djava.library.path=" + natives, "-Dlengthwise.natives=" + natives,
                "-Dorg.bytedeco.javacpp.platform.extension=-cpu"));
        command.addAll(options);
        command.addAll(List.of("-cp", folder.resolve("lengthwise.jar").toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(work.toFile()).redirectErrorStream(true)
                .redirectOutput(work.resolve("log").toFile());
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        return builder.start().waitFor();
    }
}
