package dev.lengthwise.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A jar as somebody else builds it: sources compiled against the program's classes, and service files. */
public final class JarOfSources {
    private final Map<String, String> sources = new LinkedHashMap<>();
    private final Map<String, byte[]> others = new LinkedHashMap<>();

    /** The sample in the repository, as its build script packs it. */
    public static JarOfSources sample() throws IOException {
        Path main = Path.of("samples/plugin-mirror/src/main");
        JarOfSources jar = new JarOfSources();
        for (Path file : files(main.resolve("java"))) {
            jar.sources.put(main.resolve("java").relativize(file).toString(), Files.readString(file));
        }
        for (Path file : files(main.resolve("resources"))) {
            jar.others.put(main.resolve("resources").relativize(file).toString(), Files.readAllBytes(file));
        }
        return jar.with("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nImplementation-Version: 1.0\n");
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** With a class in no package. */
    public JarOfSources withClass(String name, String source) {
        sources.put(name + ".java", source);
        return this;
    }

    public JarOfSources with(String entry, String text) {
        others.put(entry, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    public JarOfSources service(Class<?> type, String name) {
        return with("META-INF/services/" + type.getName(), name + "\n");
    }

    /**
     * Writes it.
     *
     * @param leftOut classes that are compiled and not packed
     */
    public Path write(Path jar, String... leftOut) throws IOException {
        Path work = Files.createTempDirectory("jar");
        Path classes = Files.createDirectories(work.resolve("classes"));
        compile(work, classes);
        Files.createDirectories(jar.toAbsolutePath().getParent());
        byte[] manifest = others.getOrDefault("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n".getBytes(
                StandardCharsets.UTF_8));
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream zip = new JarOutputStream(out,
                        new Manifest(new ByteArrayInputStream(manifest)))) {
            for (Path file : files(classes)) {
                String name = classes.relativize(file).toString();
                if (!List.of(leftOut).contains(name.replace(".class", ""))) {
                    zip.putNextEntry(new JarEntry(name));
                    zip.write(Files.readAllBytes(file));
                }
            }
            for (Map.Entry<String, byte[]> other : others.entrySet()) {
                if (!other.getKey().equals("META-INF/MANIFEST.MF")) {
                    zip.putNextEntry(new JarEntry(other.getKey()));
                    zip.write(other.getValue());
                }
            }
        }
        return jar;
    }

    private void compile(Path work, Path classes) throws IOException {
        List<Path> written = new ArrayList<>();
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = work.resolve("sources").resolve(source.getKey());
            Files.createDirectories(file.getParent());
            written.add(Files.writeString(file, source.getValue()));
        }
        if (written.isEmpty()) {
            return;
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            assertThat(compiler.getTask(said, manager, null,
                    List.of("-proc:none", "-d", classes.toString(), "-cp", System.getProperty("java.class.path")), null,
                    manager.getJavaFileObjectsFromPaths(written)).call()).as(said.toString()).isTrue();
        }
    }
}
