package dev.lengthwise.bundle;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * What goes into a bundle.
 *
 * @param checkout the sources: launcher, recipes, studies and benchmarks come from there
 * @param jar the program
 * @param libraries jars that it calls
 * @param natives jars whose native libraries it runs on; none for what needs no libtorch
 * @param cuda whether the native libraries are those for CUDA
 * @param architecture the one whose GPU code stays; null for all
 * @param commit of the sources
 * @param rehearsal its main method does, given an empty folder, what is to start fast
 */
public record Bundle(Path checkout, Path jar, List<Path> libraries, List<Path> natives, boolean cuda,
        @Nullable Architecture architecture, String commit, Class<?> rehearsal) {
    private static final String NAME = "lengthwise";
    private static final List<String> FOLDERS = List.of("recipes", "studies", "benchmarks");
    private static final List<String> FILES = List.of("lengthwise", "cuda.sh", "README.txt");
    private static final String LICENSE = "LICENSE";
    private static final String LICENSES = "licenses";
    private static final String NOTICES = "THIRD-PARTY-NOTICES.txt";
    private static final String OPTIONS = "java-options";
    private static final Path LAUNCHER_OPTIONS = Path.of("src/launcher", OPTIONS);
    private static final int MOST_THREADS = 4; // each holds some 160 MB
    private static final int BUFFER = 1 << 20;

    /**
     * Writes the bundle as {@code file}, or as pieces of it with a script that joins them.
     *
     * @param file ends in {@code .tar.xz} or {@code .tar.gz}, and is compressed so
     * @param pieceSize in bytes; 0 for one file
     * @param log told what takes long, and what came out
     */
    public void write(Path file, long pieceSize, Consumer<String> log) throws IOException, InterruptedException {
        Path target = file.toAbsolutePath();
        Path beside = target.getParent();
        if (beside == null) {
            throw new IOException(file + " is not a file name");
        }
        Files.createDirectories(beside);
        Path work = Files.createTempDirectory(beside, ".lengthwise-bundle");
        try {
            Path folder = Files.createDirectory(work.resolve(NAME));
            gather(folder, log);
            log.accept("rehearsing, for fast starts");
            if (!new FastStarts(folder, work, cuda).prepare(rehearsal)) {
                log.accept("the rehearsal failed: the bundle will start more slowly");
            }
            log.accept("compressing " + (size(folder) >> 20) + " MiB");
            List<Path> written = compress(folder, target, pieceSize);
            for (Path path : written) {
                log.accept(String.format(Locale.ROOT, "%s  %.1f MiB", beside.relativize(path),
                        Files.size(path) / (double) (1 << 20)));
            }
        } finally {
            delete(work);
        }
    }

    private void gather(Path folder, Consumer<String> log) throws IOException {
        List<PackedJar> packed = packed();
        log.accept("linking a Java runtime");
        JavaRuntime.write(JavaRuntime.modules(jar, libraries), folder.resolve("runtime"));
        copy(jar, folder.resolve(NAME + ".jar"));
        Path lib = Files.createDirectory(folder.resolve("lib"));
        for (Path library : libraries) {
            copy(library, lib.resolve(library.getFileName()));
        }
        if (!natives.isEmpty()) {
            log.accept("unpacking native libraries");
            Natives.unpack(natives, folder.resolve("natives"));
            thin(folder.resolve("natives"), log);
        }
        for (String name : FOLDERS) {
            copyAll(checkout.resolve(name), folder.resolve(name));
        }
        Path sources = checkout.resolve("app/src/main/bundle");
        for (String name : FILES) {
            copy(sources.resolve(name), folder.resolve(name));
        }
        copy(checkout.resolve(LICENSE), folder.resolve(LICENSE));
        copyAll(sources.resolve(LICENSES), folder.resolve(LICENSES));
        Files.writeString(folder.resolve(NOTICES),
                new ThirdPartyNotices(packed, natives.isEmpty() ? List.of() : names(folder.resolve("natives"))).text());
        Files.writeString(folder.resolve(OPTIONS), options(Files.readString(checkout.resolve(LAUNCHER_OPTIONS)), cuda));
        Files.writeString(folder.resolve("bundle.properties"), properties());
    }

    /** @throws IOException naming the jar, where one is under no license that it names */
    private List<PackedJar> packed() throws IOException {
        List<Path> jars = Stream.concat(libraries.stream(), natives.stream()).toList();
        List<Path> folders = jars.stream().map(jar -> jar.toAbsolutePath().resolveSibling("")).distinct().toList();
        List<PackedJar> packed = new ArrayList<>();
        for (Path jar : jars) {
            packed.add(PackedJar.read(jar, folders));
        }
        return packed;
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
        }
    }

    /** The launcher's, and where the native libraries are: they lie unpacked, are found there first and not copied to a cache. */
    static String options(String launcher, boolean cuda) {
        return launcher + "-Dorg.bytedeco.javacpp.pathsFirst=true\n-Dorg.bytedeco.javacpp.cacheLibraries=false\n"
                + "-Dorg.bytedeco.javacpp.platform.extension=" + (cuda ? "-gpu" : "-cpu") + "\n";
    }

    private String properties() {
        SortedMap<String, String> properties = new TreeMap<>();
        properties.put("commit", commit);
        properties.put("device", cuda ? "cuda" : natives.isEmpty() ? "none" : "cpu");
        properties.put("architecture", architecture == null ? "all" : architecture.toString());
        properties.put("java", Runtime.version().toString());
        StringBuilder text = new StringBuilder();
        properties.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
        return text.toString();
    }

    private void thin(Path folder, Consumer<String> log) throws IOException {
        FatBinaries.Thinned thinned = FatBinaries.Thinned.NOTHING;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path library : files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)).sorted()
                    .toList()) {
                FileTime time = Files.getLastModifiedTime(library);
                Symbols.clear(library);
                if (architecture != null) {
                    thinned = thinned.and(FatBinaries.thin(library, architecture));
                }
                Files.setLastModifiedTime(library, time);
            }
        }
        if (architecture != null) {
            log.accept(String.format(Locale.ROOT, "GPU code for %s: %d MiB of %d MiB stay%s", architecture,
                    thinned.kept() >> 20, (thinned.kept() + thinned.zeroed()) >> 20, thinned.without() == 0
                            ? ""
                            : "; " + thinned.without() + " of " + thinned.fatBinaries() + " parts have none for it"));
            if (thinned.kept() == 0) {
                throw new IOException("there is no GPU code for " + architecture + " in " + natives);
            }
        }
    }

    private List<Path> compress(Path folder, Path target, long pieceSize) throws IOException {
        Pieces pieces = new Pieces(target, pieceSize);
        try (OutputStream out = new BufferedOutputStream(compressed(pieces, target), BUFFER)) {
            new Tar(out).write(folder);
        }
        if (pieceSize > 0) {
            Path join = target.resolveSibling("join.sh");
            String script = Files.readString(checkout.resolve("app/src/main/bundle/join.sh"));
            Files.writeString(join, script.replace("NAME", String.valueOf(target.getFileName())));
            if (!join.toFile().setExecutable(true, false)) {
                throw new IOException(join + " cannot be made executable");
            }
        }
        return pieces.written();
    }

    private static OutputStream compressed(OutputStream out, Path target) throws IOException {
        if (target.toString().endsWith(".xz")) {
            return new XzOutputStream(out, Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()));
        }
        return new GZIPOutputStream(out, BUFFER);
    }

    /** With its time, to the second: an archive of classes asks for the same. */
    private static void copy(Path from, Path to) throws IOException {
        Files.copy(from, to);
        if (Files.isExecutable(from) && !to.toFile().setExecutable(true)) {
            throw new IOException(to + " cannot be made executable");
        }
        Files.setLastModifiedTime(to, FileTime.fromMillis(Files.getLastModifiedTime(from).toMillis() / 1000 * 1000));
    }

    private static void copyAll(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.sorted().toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    copy(file, copy);
                }
            }
        }
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((first, second) -> second.compareTo(first)).toList()) {
                Files.delete(file);
            }
        }
    }
}
