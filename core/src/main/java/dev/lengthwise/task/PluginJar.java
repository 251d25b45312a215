package dev.lengthwise.task;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * A jar in a folder of plug-ins, as it says what is in it.
 *
 * @param names of classes, by the interface of ours that they are services of
 */
record PluginJar(Plugin plugin, Map<String, List<String>> names) {
    private static final String SERVICES = "META-INF/services/";
    private static final String OURS = "dev.lengthwise.";

    Path file() {
        return plugin.file();
    }

    static PluginJar read(Path file) {
        try (JarFile jar = new JarFile(file.toFile())) {
            Map<String, List<String>> names = new LinkedHashMap<>();
            for (JarEntry entry : jar.stream().filter(each -> each.getName().startsWith(SERVICES + OURS)).toList()) {
                try (InputStream in = jar.getInputStream(entry)) {
                    names.put(entry.getName().substring(SERVICES.length()),
                            names(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
                }
            }
            return new PluginJar(new Plugin(file, version(jar.getManifest()), Plugin.sha256(file)), names);
        } catch (IOException | SecurityException e) {
            throw new PluginException(file + ": this is not a readable jar: " + e.getMessage());
        }
    }

    private static String version(Manifest manifest) {
        String version = manifest == null
                ? null
                : manifest.getMainAttributes().getValue(Attributes.Name.IMPLEMENTATION_VERSION);
        return version == null ? "" : version.strip();
    }

    private static List<String> names(String text) {
        return text.lines().map(line -> line.replaceAll("#.*", "").strip()).filter(line -> !line.isEmpty()).toList();
    }

    /** An object of each class that is named, by its interface. */
    Map<Class<?>, List<Object>> services(ClassLoader loader) {
        Map<Class<?>, List<Object>> services = new LinkedHashMap<>();
        names.forEach((service, classes) -> {
            Class<?> type = type(service);
            List<Object> made = new ArrayList<>();
            classes.forEach(name -> made.add(make(name, type, loader)));
            services.put(type, made);
        });
        return services;
    }

    private Class<?> type(String service) {
        try {
            return Class.forName(service, false, PluginJar.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            throw refuse(
                    SERVICES + service + ": lengthwise has no such interface; " + TaskKind.class.getName() + " and "
                            + HintKind.class.getName() + " are some");
        }
    }

    private Object make(String name, Class<?> type, ClassLoader loader) {
        try {
            Class<?> named = Class.forName(name, true, loader);
            if (!type.isAssignableFrom(named)) {
                throw refuse("class " + name + " is not a " + type.getSimpleName() + ", as " + SERVICES + type.getName()
                        + " says");
            }
            return named.getConstructor().newInstance();
        } catch (ClassNotFoundException e) {
            throw refuse(SERVICES + type.getName() + " names the class " + name + ", which is in none of the plug-ins");
        } catch (NoSuchMethodException e) {
            throw refuse("class " + name + " has no public constructor without parameters");
        } catch (UnsupportedClassVersionError e) {
            throw refuse("class " + name + " is compiled for a newer Java than " + Runtime.version().feature());
        } catch (LinkageError e) {
            throw refuse("class " + name + " does not load: " + words(e.getCause() == null ? e : e.getCause()));
        } catch (ReflectiveOperationException e) {
            throw refuse("class " + name + " cannot be made: " + words(e.getCause() == null ? e : e.getCause()));
        }
    }

    private static String words(Throwable failure) {
        return failure.getClass().getSimpleName()
                + (failure.getMessage() == null ? "" : ": " + failure.getMessage().lines().findFirst().orElse(""));
    }

    private PluginException refuse(String what) {
        return new PluginException(file() + ": " + what);
    }
}
