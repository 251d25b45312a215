package dev.lengthwise.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThirdPartyNoticesTest {
    private static final String APACHE = "<licenses><license><name>Apache-2.0</name></license></licenses>";

    @TempDir
    Path folder;

    private Path jar(String name, Map<String, String> manifest, Map<String, String> entries) throws IOException {
        Path jar = folder.resolve(name);
        Manifest written = new Manifest();
        written.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.forEach((key, value) -> written.getMainAttributes().putValue(key, value));
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), written)) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                out.putNextEntry(new JarEntry(entry.getKey()));
                out.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return jar;
    }

    private static String pom(String inside) {
        return "<project xmlns='http://maven.apache.org/POM/4.0.0'>" + inside + "</project>";
    }

    private static PackedJar read(Path jar) throws IOException {
        return PackedJar.read(jar, List.of());
    }

    /** What this JVM runs with is what is packed, and the tests' own libraries. */
    private static List<Path> jarsOfThisJvm() throws IOException {
        List<Path> jars = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(entry);
            if (entry.endsWith(".jar") && Files.isRegularFile(path)) {
                jars.add(path);
                jars.addAll(namedByManifest(path));
            }
        }
        return jars;
    }

    /** Surefire hands the class path over in the manifest of one jar. */
    private static List<Path> namedByManifest(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            String named = file.getManifest() == null
                    ? null
                    : file.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            return named == null
                    ? List.of()
                    : Arrays.stream(named.split(" ")).filter(name -> name.startsWith("file:") && name.endsWith(".jar"))
                            .map(name -> Path.of(URI.create(name))).filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void everyLibraryOfLengthwiseIsListedWithItsLicense() throws IOException {
        Map<String, String> expected = Map.of("pytorch", "Apache License, Version 2.0", "openblas",
                "Apache License, Version 2.0", "javacpp", "Apache License, Version 2.0", "picocli",
                "The Apache Software License, version 2.0", "jackson-databind",
                "The Apache Software License, Version 2.0", "snakeyaml-engine", "Apache License, Version 2.0", "xz",
                "0BSD", "uplot", "MIT", "jspecify", "The Apache License, Version 2.0",
                "commons-statistics-distribution", "Apache-2.0");
        List<Path> jars = jarsOfThisJvm();
        expected.forEach((library, license) -> {
            List<Path> found = jars.stream()
                    .filter(jar -> String.valueOf(jar.getFileName()).matches(library + "-\\d.*\\.jar")).toList();
            assertThat(found).as(library).isNotEmpty().allSatisfy(jar -> {
                PackedJar packed = read(jar);
                assertThat(packed.licenses()).extracting(License::name).contains(license);
                assertThat(jar.getFileName().toString()).contains(packed.version());
                assertThat(packed.version()).isNotEmpty();
                assertThat(new ThirdPartyNotices(List.of(packed), List.of()).text()).contains(packed.file())
                        .contains("License: " + packed.licenses().getFirst().name());
            });
        });
    }

    @Test
    void everyNativeLibraryOfTheProcessorIsKnown() throws IOException {
        List<Path> jars = jarsOfThisJvm().stream()
                .filter(jar -> String.valueOf(jar.getFileName())
                        .matches("(pytorch|openblas|javacpp)-.*-linux-.*\\.jar"))
                .distinct().toList();
        assumeFalse(jars.isEmpty(), "natives of another system");
        List<String> names = new ArrayList<>();
        for (Path jar : jars) {
            try (JarFile file = new JarFile(jar.toFile())) {
                file.stream().map(entry -> entry.getName().substring(entry.getName().lastIndexOf('/') + 1))
                        .filter(name -> name.matches("lib.*\\.so[.0-9]*")).forEach(names::add);
            }
        }
        assertThat(names).contains("libtorch_cpu.so", "libopenblas.so.0", "libgomp.so.1");
        assertThat(names).allSatisfy(name -> assertThat(NativeOrigin.of(name)).as(name).isPresent());
        assertThat(new ThirdPartyNotices(List.of(), names).text()).doesNotContain("not known").contains("""
                libgomp.so.1
                  GCC's runtime
                  License: GPL-3.0-or-later WITH GCC-exception-3.1, see licenses/GPL-3.0.txt""");
    }

    @Test
    void whatTheListPointsToIsPacked() {
        assertThat(NativeOrigin.values()).allSatisfy(origin -> {
            for (String text : origin.text().split(", ")) {
                assertThat(text.equals("LICENSE") ? Path.of(text) : Path.of("app/src/main/bundle").resolve(text))
                        .isNotEmptyFile();
            }
        });
    }

    @Test
    void licensesAreThoseOfTheNearestParent() throws IOException {
        Files.writeString(folder.resolve("middle-2.pom"), pom(
                "<parent><groupId>g</groupId><artifactId>top</artifactId><version>1</version></parent>"));
        Path repository = Files.createDirectories(folder.resolve("g/top/1"));
        Files.writeString(repository.resolve("top-1.pom"), pom("<licenses>"
                + "<license><name>Apache-2.0</name><url>https://a</url></license><license><name>GPL-2.0</name></license>"
                + "</licenses>"));
        Path jar = jar("small-3.1-linux-x86_64.jar", Map.of(), Map.of("META-INF/maven/g/small/pom.xml",
                pom("<name>Small</name><parent><groupId>g</groupId><artifactId>middle</artifactId><version>2</version>"
                        + "</parent>")));
        PackedJar packed = read(jar);
        assertThat(packed.licenses()).containsExactly(new License("Apache-2.0", "https://a"),
                new License("GPL-2.0", ""));
        assertThat(new ThirdPartyNotices(List.of(packed), List.of()).text()).contains("""
                small-3.1-linux-x86_64.jar
                  Small 3.1
                  License: Apache-2.0 (https://a); or GPL-2.0
                """);
    }

    @Test
    void aPomMayLieBesideTheJarOrInAnotherFolder() throws IOException {
        Files.writeString(folder.resolve("small-3.1.pom"), pom(APACHE));
        assertThat(read(jar("small-3.1-linux-x86_64.jar", Map.of(), Map.of())).licenses()).hasSize(1);
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.writeString(other.resolve("top-1.pom"), pom(APACHE));
        Path jar = jar("child-1.jar", Map.of(), Map.of("META-INF/maven/g/child/pom.xml",
                pom("<parent><groupId>g</groupId><artifactId>top</artifactId><version>1</version></parent>")));
        assertThat(PackedJar.read(jar, List.of(other)).licenses()).hasSize(1);
        assertThatIOException().isThrownBy(() -> read(jar));
    }

    @Test
    void aJarWithoutALicenseIsNotPassedOn() throws IOException {
        Path jar = jar("bare-1.jar", Map.of(), Map.of());
        assertThatIOException().isThrownBy(() -> read(jar)).withMessageContaining("bare-1.jar names no license");
        assertThat(read(jar("bare-2.jar", Map.of("Bundle-License", "MIT"), Map.of())).licenses())
                .containsExactly(new License("MIT", ""));
    }

    @Test
    void textsOfJarsAreKeptOnce() throws IOException {
        Map<String, String> text = Map.of("META-INF/LICENSE", "Do as you like.\r\n", "META-INF/resources/x/LICENSE",
                "Keep this.\n", "org/x/License.class", "no text");
        PackedJar first = read(jar("a-1.jar", Map.of("Bundle-License", "MIT"), text));
        PackedJar second = read(jar("b-1.jar", Map.of("Bundle-License", "MIT"), text));
        assertThat(new ThirdPartyNotices(List.of(first, second), List.of()).text())
                .containsOnlyOnce("Do as you like.").containsOnlyOnce("Keep this.").doesNotContain("no text")
                .contains("a-1.jar: META-INF/LICENSE\nb-1.jar: META-INF/LICENSE\n");
    }

    @Test
    void aNativeLibraryThatIsNotKnownIsSaidToBe() {
        assertThat(new ThirdPartyNotices(List.of(), List.of("libnew.so")).text())
                .contains("libnew.so\n  License: not known to lengthwise");
    }
}
