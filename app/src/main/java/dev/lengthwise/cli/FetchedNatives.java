package dev.lengthwise.cli;

import dev.lengthwise.tensor.NativesSource;
import dev.lengthwise.tensor.NoNativesException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * libtorch's native libraries in a checkout of the sources: its launcher downloads them where something needs them first. A bundle has
 * its own, or none.
 */
public final class FetchedNatives implements NativesSource {
    private static final Path FOLDER = Path.of("target/run/natives");
    private static final Path FOLDER_FOR_CUDA = Path.of("target/lib-cuda");
    /** How the launcher begins a line about what goes on. */
    private static final Pattern BEGINNING = Pattern.compile("lengthwise: (\\d+:\\d\\d )?");
    private static final String FAILED = " could not be fetched; from ";
    private static final Pattern NATIVE_JAR = Pattern
            .compile("(pytorch|openblas|javacpp)-.*-(linux|macosx|windows)-.*\\.jar");

    /** As a service. */
    public FetchedNatives() {
    }

    @Override
    public List<Path> here() {
        return checkout().map(home -> jars(home.resolve(FOLDER))).orElse(List.of());
    }

    @Override
    public void fetch(Consumer<String> log) {
        checkout().ifPresent(home -> forHere(home, log));
    }

    /** Those for this machine, of a checkout. */
    static List<Path> forHere(Path home, Consumer<String> log) {
        return fetched(home, FOLDER, "--fetch-natives", log);
    }

    /** Those for CUDA, of a checkout. */
    static List<Path> forCuda(Path home, Consumer<String> log) {
        return fetched(home, FOLDER_FOR_CUDA, "--fetch-cuda", log);
    }

    private static List<Path> fetched(Path home, Path place, String what, Consumer<String> log) {
        Path folder = home.resolve(place);
        if (jars(folder).isEmpty()) {
            fetch(home, what, log);
        }
        return jars(folder);
    }

    private static Optional<Path> checkout() {
        return Optional.ofNullable(System.getProperty("lengthwise.home")).map(Path::of)
                .filter(home -> Files.isDirectory(home.resolve("app/src/main/bundle")));
    }

    private static List<Path> jars(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> NATIVE_JAR.matcher(String.valueOf(file.getFileName())).matches()).sorted()
                    .toList();
        } catch (IOException e) {
            throw new NoNativesException("the native libraries cannot be listed: " + e, e);
        }
    }

    private static void fetch(Path home, String what, Consumer<String> log) {
        ProcessBuilder builder = new ProcessBuilder(home.resolve("lengthwise").toString(), what)
                .redirectErrorStream(true);
        builder.environment().put("LENGTHWISE_JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("LENGTHWISE_LINES_EVERY", "0");
        List<String> told = new ArrayList<>();
        try {
            Process launcher = builder.start();
            Thread with = new Thread(launcher::destroy); // not alone for longer than who asked for it
            Runtime.getRuntime().addShutdownHook(with);
            try (BufferedReader lines = launcher.inputReader()) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    told.add(BEGINNING.matcher(line).replaceFirst(""));
                    log.accept(told.getLast());
                }
                int code = launcher.waitFor();
                if (code == Failures.INTERRUPTED) {
                    throw new NoNativesException.Interrupted();
                }
                if (code != 0) {
                    throw new NoNativesException(why(told));
                }
            } finally {
                launcher.destroy();
                forget(with);
            }
        } catch (IOException e) {
            throw new NoNativesException("libtorch's native libraries could not be fetched: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoNativesException.Interrupted();
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // This process ends, and the hook has run.
        }
    }

    /** What the launcher said of its failure, in a line: that it failed and where the log is, then the first reason of Maven's. */
    private static String why(List<String> told) {
        for (int i = 0; i + 1 < told.size(); i++) {
            if (told.get(i).contains(FAILED)) {
                List<String> reasons = told.subList(i + 1, told.size()).stream()
                        .map(line -> line.replace("[ERROR] ", "").replaceFirst("^@ *$", "").strip())
                        .filter(line -> !line.isEmpty() && !line.contains("Some problems were encountered")).toList();
                return told.get(i).replaceFirst(":$", "") + (reasons.isEmpty() ? "" : ": " + reasons.getFirst());
            }
        }
        return "libtorch's native libraries could not be fetched" + (told.isEmpty() ? "" : ": " + told.getLast());
    }
}
