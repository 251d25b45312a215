package dev.lengthwise.task;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The jars that a user adds, and what they bring: whatever {@link ServiceLoader} would find in them, of the interfaces {@link TaskKind},
 * {@link HintKind} and others of ours. All jars share one class loader, so that one may use what another has.
 */
public final class Plugins {
    /** The system property that names folders of jars, with the system's separator of paths between them. */
    public static final String PROPERTY = "lengthwise.plugins";
    /** The same as an environment variable. */
    public static final String VARIABLE = "LENGTHWISE_PLUGINS";

    static final Plugins NONE = new Plugins(List.of(), List.of(), Map.of());
    private static volatile Plugins installed = NONE;

    private final List<Path> folders;
    private final List<Plugin> jars;
    private final Map<Class<?>, List<Provided>> provided;
    private final Map<Class<?>, List<Object>> services = new ConcurrentHashMap<>();

    /**
     * An object that a jar brings.
     *
     * @param origin the jar, for messages
     */
    record Provided(Path origin, Object service) {
    }

    private Plugins(List<Path> folders, List<Plugin> jars, Map<Class<?>, List<Provided>> provided) {
        this.folders = folders;
        this.jars = jars;
        this.provided = provided;
    }

    /** Those in use. */
    public static Plugins installed() {
        return installed;
    }

    /** Takes the jars of some folders into use, and those of the property's and the variable's folders, in place of all before. */
    public static void install(Collection<Path> given) {
        Set<Path> folders = new LinkedHashSet<>();
        given.forEach(folder -> folders.add(folder.toAbsolutePath().normalize()));
        Stream.of(System.getProperty(PROPERTY, ""), System.getenv().getOrDefault(VARIABLE, ""))
                .flatMap(paths -> Arrays.stream(paths.split(File.pathSeparator, -1))).filter(path -> !path.isBlank())
                .forEach(path -> folders.add(Path.of(path).toAbsolutePath().normalize()));
        if (folders.isEmpty() && installed == NONE) {
            return;
        }
        Plugins loaded = load(List.copyOf(folders));
        TaskKinds.use(loaded);
        installed = loaded;
    }

    /**
     * Reads the jars of some folders.
     *
     * @throws PluginException for a folder without jars, and for a jar that cannot be read or brings what cannot be used
     */
    static Plugins load(List<Path> folders) {
        if (folders.isEmpty()) {
            return NONE;
        }
        Set<Path> files = new LinkedHashSet<>();
        folders.forEach(folder -> files.addAll(jars(folder)));
        List<PluginJar> jars = files.stream().map(PluginJar::read).toList();
        ClassLoader loader = new URLClassLoader("plug-ins",
                jars.stream().map(jar -> url(jar.file())).toArray(URL[]::new),
                Plugins.class.getClassLoader());
        Map<Class<?>, List<Provided>> provided = new LinkedHashMap<>();
        for (PluginJar jar : jars) {
            jar.services(loader).forEach((type, services) -> services.forEach(service -> provided
                    .computeIfAbsent(type, first -> new ArrayList<>()).add(new Provided(jar.file(), service))));
        }
        if (provided.isEmpty()) {
            throw new PluginException(
                    folders.stream().map(String::valueOf).collect(Collectors.joining(", "))
                            + ": no jar there brings a task or a hint; a jar says what it brings in META-INF/services/"
                            + TaskKind.class.getName() + " or " + HintKind.class.getSimpleName());
        }
        return new Plugins(folders, jars.stream().map(PluginJar::plugin).toList(), provided);
    }

    private static List<Path> jars(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new PluginException(folder + ": no such folder of plug-ins");
        }
        try (var entries = Files.list(folder)) {
            List<Path> jars = entries.filter(entry -> entry.toString().endsWith(".jar")).sorted().toList();
            if (jars.isEmpty()) {
                throw new PluginException(folder + ": there is no jar in this folder of plug-ins");
            }
            return jars;
        } catch (IOException e) {
            throw new PluginException(folder + ": this folder of plug-ins cannot be read: " + e.getMessage());
        }
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new PluginException(file + ": " + e.getMessage());
        }
    }

    /** The folders that the jars were found in, absolute. */
    public List<Path> folders() {
        return folders;
    }

    /** The jars, folder by folder, by name. */
    public List<Plugin> jars() {
        return jars;
    }

    /**
     * The objects of a service of ours: the shipped ones, which {@link ServiceLoader} finds, then those of the jars.
     *
     * @param <T> an interface, of which classes with a public constructor without parameters are named in {@code META-INF/services}
     */
    public <T> List<T> services(Class<T> type) {
        return services.computeIfAbsent(type, first -> {
            List<Object> all = new ArrayList<>();
            ServiceLoader.load(first, Plugins.class.getClassLoader()).forEach(all::add);
            provided(first).forEach(service -> all.add(service.service()));
            return List.copyOf(all);
        }).stream().map(type::cast).toList();
    }

    List<Provided> provided(Class<?> type) {
        return provided.getOrDefault(type, List.of());
    }
}
