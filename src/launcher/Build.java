import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * Makes the launcher's jar of the sources of all modules, {@code java Build.java HOME "MODULE..." JAR}, and compiles what has changed
 * only. The libraries have to lie in {@code HOME/target/run/lib}. With {@code jmh} in place of the jar it compiles what JMH calls, which
 * is not in the jar; JMH has to lie in {@code HOME/target/run/jmh}. Says on stdout what it does; ends with 1 where the sources do not
 * compile. That a module uses only those it is built on is for Maven to see.
 *
 * <p>Sources are compared by content, not by time. The changed ones are compiled against the classes of all others. Where nothing that
 * another source can see of them has changed, see {@link Shape}, the others would come out as they are; else, and where a source has
 * come or gone, everything is compiled. What was made of which source is noted last and forgotten first: a build that was interrupted
 * is done again as a whole.
 */
final class Build {
    private static final String MAIN = "dev.lengthwise.cli.Main";
    private static final String JAVA = "src/main/java";
    private static final String RESOURCES = "src/main/resources";
    private static final String JMH = "/dev/lengthwise/bench/jmh/";
    /** Files of this name in several modules become one. */
    private static final String SERVICES = "META-INF/services/";
    /** A larger share of all sources is not tried alone. */
    private static final double FEW = 0.25;

    private final Path home;
    private final List<String> modules;
    private final Path run;
    private final Path classes;
    private final Path note;
    private final List<Path> libraries;
    private final String pom;

    private Build(Path home, List<String> modules) throws IOException {
        this.home = home;
        this.modules = modules;
        run = home.resolve("target/run");
        classes = run.resolve("classes");
        note = run.resolve("compiled");
        libraries = files(run.resolve("lib"), ".jar");
        pom = Files.readString(home.resolve("pom.xml"));
    }

    /** @param arguments the checkout's folder; its modules' names, separated by spaces; the jar to write, or {@code jmh} */
    public static void main(String[] arguments) throws IOException {
        Build build = new Build(Path.of(arguments[0]), List.of(arguments[1].split(" ")));
        boolean done = arguments[2].equals("jmh") ? build.jmh() : build.program(Path.of(arguments[2]));
        System.exit(done ? 0 : 1);
    }

    private boolean program(Path jar) throws IOException {
        Sources now = Sources.of(home, sources(), key());
        Sources before = Sources.read(note);
        SortedSet<String> changed = now.otherThanIn(before);
        boolean alone = now.areThoseOf(before) && changed.size() <= Math.max(1, FEW * now.hashes().size());
        if (!(alone && (changed.isEmpty() || few(changed, now, before))) && !all(now)) {
            return false;
        }
        say("packing");
        pack(jar);
        return true;
    }

    /** The files that the program is made of, and what JMH calls. */
    private List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String module : modules) {
            sources.addAll(files(home.resolve(module).resolve(JAVA), ".java"));
        }
        return sources;
    }

    private static boolean isForJmh(String source) {
        return source.contains(JAVA + JMH);
    }

    /** What every class depends on besides the sources. */
    private String key() throws IOException {
        StringBuilder key = new StringBuilder(Runtime.version() + " " + property("maven.compiler.release"));
        for (Path library : libraries) {
            key.append(' ').append(library.getFileName()).append(' ').append(Files.size(library));
        }
        return key.toString();
    }

    private boolean all(Sources now) throws IOException {
        Path fresh = emptied(run.resolve("classes.fresh"));
        SortedMap<String, SortedSet<String>> made = new TreeMap<>();
        if (!compile(now.hashes().keySet(), now.hashes().size(), fresh, libraries, List.of("-proc:none"), made, true)) {
            return false;
        }
        Files.deleteIfExists(note);
        delete(classes);
        Files.move(fresh, classes);
        now.write(note, made);
        return true;
    }

    private boolean few(SortedSet<String> changed, Sources now, Sources before) throws IOException {
        Path fresh = emptied(run.resolve("classes.fresh"));
        List<Path> path = new ArrayList<>(List.of(classes));
        path.addAll(libraries);
        SortedMap<String, SortedSet<String>> made = new TreeMap<>();
        if (!compile(changed, now.hashes().size(), fresh, path, List.of("-proc:none"), made, false)) {
            return false; // maybe the others have to be compiled with them
        }
        SortedMap<String, SortedSet<String>> all = new TreeMap<>(before.made());
        SortedSet<String> old = changed.stream().flatMap(source -> all.getOrDefault(source, new TreeSet<>()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        SortedSet<String> renewed = made.values().stream().flatMap(Set::stream)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!Shape.of(classes, old).equals(Shape.of(fresh, renewed))) {
            say("what others see of it has changed");
            return false;
        }
        Files.deleteIfExists(note);
        for (String name : old) {
            Files.deleteIfExists(classes.resolve(name));
        }
        for (String name : renewed) {
            Files.move(fresh.resolve(name), classes.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        all.putAll(made);
        now.write(note, all);
        return true;
    }

    /** With what JMH's own processor makes of it. */
    private boolean jmh() throws IOException {
        Path folder = run.resolve("jmh");
        List<Path> path = new ArrayList<>(List.of(classes));
        path.addAll(libraries);
        path.addAll(files(folder, ".jar"));
        Path fresh = emptied(folder.resolve("classes"));
        SortedSet<String> chosen = sources().stream().map(file -> name(home, file)).filter(Build::isForJmh)
                .collect(Collectors.toCollection(TreeSet::new));
        return compile(chosen, chosen.size(), fresh, path,
                List.of("-proc:full", "-processor", "org.openjdk.jmh.generators.BenchmarkProcessor"), new TreeMap<>(),
                true);
    }

    /**
     * Compiles.
     *
     * @param of how many sources there are in all
     * @param made filled with the classes of each source
     * @param last whether what is wrong is to be told
     */
    private boolean compile(Set<String> chosen, int of, Path into, List<Path> path, List<String> more,
            SortedMap<String, SortedSet<String>> made, boolean last) throws IOException {
        say("compiling " + chosen.size() + " of " + of + " files");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> words = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(words, Locale.ROOT, null)) {
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, path);
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(into));
            files.setLocationFromPaths(StandardLocation.SOURCE_PATH, List.of());
            List<String> options = new ArrayList<>(
                    List.of("-nowarn", "-parameters", "-g", "-implicit:none", "-encoding",
                            "UTF-8", "--release", property("maven.compiler.release"), "--add-modules",
                            "jdk.incubator.vector"));
            options.addAll(more);
            JavacTask task = (JavacTask) compiler.getTask(null, new Noting(files, into, made), words, options, null,
                    files.getJavaFileObjectsFromPaths(chosen.stream().map(home::resolve).toList()));
            Set<URI> seen = new HashSet<>();
            task.addTaskListener(new TaskListener() {
                @Override
                public void finished(TaskEvent event) {
                    if (event.getKind() == TaskEvent.Kind.GENERATE && seen.add(event.getSourceFile().toUri())
                            && seen.size() % 20 == 0) {
                        say("compiling: " + seen.size() + " of " + chosen.size() + " files");
                    }
                }
            });
            boolean done = task.call();
            if (!done && last) {
                words.getDiagnostics().stream().filter(word -> word.getKind() == Diagnostic.Kind.ERROR)
                        .forEach(word -> System.out.println("[ERROR] " + word));
            }
            return done;
        }
    }

    /** Notes which class comes of which source. */
    private final class Noting extends ForwardingJavaFileManager<JavaFileManager> {
        private final Path into;
        private final SortedMap<String, SortedSet<String>> made;

        Noting(JavaFileManager files, Path into, SortedMap<String, SortedSet<String>> made) {
            super(files);
            this.into = into;
            this.made = made;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(Location location, String name, JavaFileObject.Kind kind,
                FileObject source) throws IOException {
            JavaFileObject file = super.getJavaFileForOutput(location, name, kind, source);
            if (source != null && kind == JavaFileObject.Kind.CLASS) {
                made.computeIfAbsent(name(home, Path.of(source.toUri())), any -> new TreeSet<>())
                        .add(name(into, Path.of(file.toUri())));
            }
            return file;
        }
    }

    private void pack(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.put(Attributes.Name.MAIN_CLASS, MAIN);
        main.put(Attributes.Name.CLASS_PATH, libraries.stream().map(library -> "lib/" + library.getFileName())
                .collect(Collectors.joining(" ")));
        main.put(Attributes.Name.IMPLEMENTATION_TITLE, "lengthwise");
        main.put(Attributes.Name.IMPLEMENTATION_VERSION, property("version"));
        main.putValue("Enable-Native-Access", "ALL-UNNAMED");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.setMethod(ZipEntry.STORED); // packing and starting are faster; a bundle is compressed as a whole
            ZipEntry first = new ZipEntry(JarFile.MANIFEST_NAME);
            java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
            manifest.write(bytes);
            put(out, first, bytes.toByteArray());
            for (Map.Entry<String, byte[]> file : contents().entrySet()) {
                put(out, new ZipEntry(file.getKey()), file.getValue());
            }
        }
    }

    /** Classes and the modules' resources, by their names in the jar. */
    private SortedMap<String, byte[]> contents() throws IOException {
        SortedMap<String, byte[]> contents = new TreeMap<>();
        for (Path file : files(classes, "")) {
            contents.put(name(classes, file), Files.readAllBytes(file));
        }
        for (String module : modules) {
            Path resources = home.resolve(module).resolve(RESOURCES);
            for (Path file : files(resources, "")) {
                String name = name(resources, file);
                byte[] before = contents.put(name, Files.readAllBytes(file));
                if (before != null && !name.startsWith(SERVICES)) {
                    throw new IOException(file + ": another module has a file of that name too");
                }
                if (before != null) {
                    contents.put(name, (new String(before, StandardCharsets.UTF_8) + "\n" + Files.readString(file))
                            .getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        return contents;
    }

    /** Where a file lies in a folder, with slashes. */
    private static String name(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    private static void put(JarOutputStream out, ZipEntry entry, byte[] bytes) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        entry.setSize(bytes.length);
        entry.setCrc(sum.getValue());
        entry.setTimeLocal(java.time.LocalDateTime.of(2026, 1, 1, 0, 0));
        out.putNextEntry(entry);
        out.write(bytes);
        out.closeEntry();
    }

    /** The first of that name in the pom, which is the project's. */
    private String property(String name) throws IOException {
        Matcher matcher = Pattern.compile("<" + Pattern.quote(name) + ">([^<]*)</").matcher(pom);
        if (!matcher.find()) {
            throw new IOException("pom.xml has no " + name);
        }
        return matcher.group(1).strip();
    }

    static List<Path> files(Path folder, String ending) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(file -> file.toString().endsWith(ending) && Files.isRegularFile(file)).sorted()
                    .toList();
        }
    }

    private static Path emptied(Path folder) throws IOException {
        delete(folder);
        return Files.createDirectories(folder);
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> found = Files.walk(folder)) {
                for (Path file : found.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void say(String words) {
        System.out.println(words);
    }

    /**
     * The sources of a build.
     *
     * @param key what else the classes depend on
     * @param hashes of the contents, by path
     * @param made the classes' files, by source; nothing before the sources are compiled
     */
    private record Sources(String key, SortedMap<String, String> hashes, SortedMap<String, SortedSet<String>> made) {
        static Sources of(Path home, List<Path> sources, String key) throws IOException {
            SortedMap<String, String> hashes = new TreeMap<>();
            for (Path file : sources) {
                String name = name(home, file);
                if (!isForJmh(name)) {
                    hashes.put(name, hash(Files.readAllBytes(file)));
                }
            }
            return new Sources(key, hashes, new TreeMap<>());
        }

        /** None where nothing is noted. */
        static Sources read(Path note) throws IOException {
            SortedMap<String, String> hashes = new TreeMap<>();
            SortedMap<String, SortedSet<String>> made = new TreeMap<>();
            List<String> lines = Files.exists(note) ? Files.readAllLines(note) : List.of("");
            for (String line : lines.subList(1, lines.size())) {
                String[] parts = line.split("\t", -1);
                hashes.put(parts[1], parts[0]);
                made.put(parts[1], new TreeSet<>(Arrays.asList(parts).subList(2, parts.length)));
            }
            return new Sources(lines.getFirst(), hashes, made);
        }

        void write(Path note, SortedMap<String, SortedSet<String>> of) throws IOException {
            List<String> lines = new ArrayList<>(List.of(key));
            hashes.forEach((source, hash) -> lines.add(hash + "\t" + source
                    + of.getOrDefault(source, new TreeSet<>()).stream().map(name -> "\t" + name)
                            .collect(Collectors.joining())));
            Path partial = note.resolveSibling(note.getFileName() + ".partial");
            Files.write(partial, lines);
            Files.move(partial, note, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }

        boolean areThoseOf(Sources before) {
            return key.equals(before.key) && hashes.keySet().equals(before.hashes.keySet());
        }

        SortedSet<String> otherThanIn(Sources before) {
            return hashes.keySet().stream().filter(source -> !hashes.get(source).equals(before.hashes.get(source)))
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        private static String hash(byte[] bytes) {
            try {
                return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
