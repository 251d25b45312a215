package dev.lengthwise.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/**
 * Of a jar that goes into a bundle: whose it is and under which licenses it comes.
 *
 * @param file its name, such as {@code picocli-4.7.7.jar}
 * @param licenses at least one; of several any may be chosen
 * @param texts licenses and notices that lie in the jar, by their paths there
 */
record PackedJar(String file, String name, String version, List<License> licenses, SortedMap<String, String> texts) {
    private static final Pattern EMBEDDED_POM = Pattern.compile("META-INF/maven/[^/]+/[^/]+/pom\\.xml");
    private static final Pattern TEXT = Pattern.compile(
            "(META-INF/(?!maven/)(.*/)?)?[^/]*(LICEN[CS]E|NOTICE|COPYING)[^/]*(\\.txt|\\.md)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern VERSION = Pattern.compile("-(\\d[^-]*(?:-\\d[^-]*)?)");
    private static final int MOST_PARENTS = 10;

    /**
     * Reads the jar, the POM within it or beside it, and the POMs which that one inherits from.
     *
     * @param folders where POMs may lie besides the jar's own: as Maven's copy-dependencies puts them there, or a repository
     * @throws IOException where no license is found, as the jar must not be passed on then
     */
    static PackedJar read(Path jar, Collection<Path> folders) throws IOException {
        String file = String.valueOf(jar.getFileName());
        try (JarFile zip = new JarFile(jar.toFile())) {
            Attributes manifest = Optional.ofNullable(zip.getManifest()).map(Manifest::getMainAttributes)
                    .orElseGet(Attributes::new);
            Pom pom = pom(zip, jar);
            List<License> licenses = pom == null ? List.of() : licenses(pom, jar, folders);
            String license = manifest.getValue("Bundle-License");
            if (licenses.isEmpty() && license != null) {
                licenses = List.of(new License(license, ""));
            }
            if (licenses.isEmpty()) {
                throw new IOException(
                        jar + " names no license, neither in a POM within or beside it nor in its manifest:"
                                + " it cannot be passed on");
            }
            return new PackedJar(file, name(jar, manifest, pom), version(jar), licenses, texts(zip));
        }
    }

    private static String name(Path jar, Attributes manifest, @Nullable Pom pom) {
        String bundle = manifest.getValue("Bundle-Name");
        if (bundle != null) {
            return bundle;
        }
        return pom == null || pom.name().isEmpty() || pom.name().contains("${") ? stem(jar) : pom.name();
    }

    /** {@code 2.10.0-1.5.13} of {@code pytorch-2.10.0-1.5.13-linux-x86_64.jar}. */
    private static String version(Path jar) {
        var version = VERSION.matcher(stem(jar));
        return version.find() ? version.group(1) : "";
    }

    private static String stem(Path jar) {
        return String.valueOf(jar.getFileName()).replaceFirst("\\.jar$", "");
    }

    private static @Nullable Pom pom(JarFile zip, Path jar) throws IOException {
        List<? extends ZipEntry> poms = zip.stream().filter(entry -> EMBEDDED_POM.matcher(entry.getName()).matches())
                .toList();
        if (poms.size() == 1) {
            try (InputStream in = zip.getInputStream(poms.getFirst())) {
                return Pom.read(in);
            }
        }
        // Of pytorch-2.10.0-1.5.13-linux-x86_64.jar it is pytorch-2.10.0-1.5.13.pom.
        for (String name = stem(jar); name.contains("-"); name = name.substring(0, name.lastIndexOf('-'))) {
            Pom pom = read(jar.resolveSibling(name + ".pom"));
            if (pom != null) {
                return pom;
            }
        }
        return null;
    }

    private static @Nullable Pom read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return null;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Pom.read(in);
        } catch (IOException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    /** The POM's own, or else those of the nearest parent that names some. */
    private static List<License> licenses(Pom pom, Path jar, Collection<Path> folders) throws IOException {
        Pom next = pom;
        for (int i = 0; i < MOST_PARENTS && next != null; i++) {
            if (!next.licenses().isEmpty()) {
                return next.licenses();
            }
            next = next.parent() == null ? null : parent(next.parent(), jar, folders);
        }
        return List.of();
    }

    private static @Nullable Pom parent(Pom.Coordinates parent, Path jar, Collection<Path> folders)
            throws IOException {
        Path inRepository = Path.of(parent.group().replace('.', '/'), parent.artifact(), parent.version(),
                parent.fileName());
        List<Path> places = new ArrayList<>(List.of(jar.resolveSibling(parent.fileName())));
        folders.forEach(folder -> places.add(folder.resolve(parent.fileName())));
        for (Path up = jar.toAbsolutePath().getParent(); up != null; up = up.getParent()) {
            places.add(up.resolve(inRepository));
        }
        for (Path place : places) {
            Pom pom = read(place);
            if (pom != null) {
                return pom;
            }
        }
        return null;
    }

    private static SortedMap<String, String> texts(JarFile zip) throws IOException {
        SortedMap<String, String> texts = new TreeMap<>();
        List<ZipEntry> entries = new ArrayList<>(zip.stream()
                .filter(entry -> !entry.isDirectory() && TEXT.matcher(entry.getName()).matches()
                        && !entry.getName().endsWith(".class"))
                .toList());
        for (ZipEntry entry : entries) {
            try (InputStream in = zip.getInputStream(entry)) {
                texts.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8).strip());
            }
        }
        return texts;
    }
}
