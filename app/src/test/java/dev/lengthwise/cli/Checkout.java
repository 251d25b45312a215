package dev.lengthwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The script {@code lengthwise} in a folder of its own. */
record Checkout(Path home, Map<String, String> environment) {

    /** What a start of the launcher gave. */
    record Start(int code, List<String> out, List<String> err, long pid) {
        String java() {
            return out.getFirst();
        }

        /** What the launcher said it did, one thing after the other, however often it said so. */
        List<String> told() {
            List<String> told = new ArrayList<>();
            for (String line : err) {
                String words = line.replaceFirst("^lengthwise: (\\d+:\\d\\d )?", "").replaceFirst("(:| in \\d).*", "");
                if (told.isEmpty() || !told.getLast().equals(words)) {
                    told.add(words);
                }
            }
            return told;
        }

        List<String> arguments() {
            return out.stream().filter(line -> line.startsWith("argument ")).map(line -> line.substring(9)).toList();
        }
    }

    /** A checkout without a build, whose commands see the system's programs and nothing else. */
    static Checkout in(Path home) throws IOException {
        Files.createDirectories(home.resolve("target/run"));
        Files.copy(Path.of("lengthwise"), home.resolve("lengthwise"));
        Path launcher = Files.createDirectories(home.resolve("src/launcher"));
        for (String name : List.of("java-options", "Build.java", "Shape.java")) {
            Files.copy(Path.of("src/launcher", name), launcher.resolve(name));
        }
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("PATH", "/usr/bin:/bin");
        return new Checkout(home, environment);
    }

    /** What the launcher runs. */
    Path jar() {
        return home.resolve("target/run/lengthwise.jar");
    }

    Start start(Object... arguments) throws Exception {
        return finish(begin(home.resolve("lengthwise"), home, arguments));
    }

    /** @param script the launcher, or a link to it */
    Process begin(Path script, Path workingFolder, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("/usr/bin/env", "bash", script.toString()));
        Arrays.stream(arguments).map(Object::toString).forEach(command::add);
        ProcessBuilder builder = new ProcessBuilder(command).directory(workingFolder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    static Start finish(Process process) throws Exception {
        process.getOutputStream().close();
        List<String> out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        List<String> err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return new Start(process.exitValue(), out, err, process.pid());
    }
}
