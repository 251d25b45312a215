package dev.lengthwise.bundle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The notices that go along with what others made.
 *
 * @param jars all that are packed
 * @param natives the files of native libraries that come out of them
 */
record ThirdPartyNotices(List<PackedJar> jars, List<String> natives) {
    private static final String LINE = "-".repeat(78);

    /** For people: a list of jars and native libraries with their licenses, then the texts that the jars bring. */
    String text() {
        StringBuilder out = new StringBuilder("""
                THIRD-PARTY NOTICES

                lengthwise itself comes under the Apache License 2.0, see LICENSE. This bundle also has software of
                others, each under a license of its own. Where several licenses are named, any of them may be chosen.

                Java runtime, in runtime/: GPL-2.0 with the Classpath Exception and others, see runtime/legal.

                JARS, in lib/, or unpacked in natives/

                """);
        for (PackedJar jar : jars) {
            out.append(jar.file()).append('\n')
                    .append("  ").append(jar.name()).append(' ').append(jar.version()).append('\n')
                    .append("  License: ").append(jar.licenses().stream().map(License::toString)
                            .collect(Collectors.joining("; or ")))
                    .append('\n');
        }
        out.append(natives.isEmpty()
                ? "\nNATIVE LIBRARIES: none\n"
                : "\nNATIVE LIBRARIES, in natives/\n\n");
        for (String file : natives) {
            Optional<NativeOrigin> origin = NativeOrigin.of(file);
            out.append(file).append('\n').append(origin
                    .map(known -> "  " + known.title() + "\n  License: " + known.license() + ", see " + known.text())
                    .orElse("  License: not known to lengthwise; see the jar that it comes from")).append('\n');
        }
        out.append(natives.isEmpty()
                ? ""
                : """

                        libtorch is built from further libraries, such as oneDNN, XNNPACK, FBGEMM, protobuf and sleef; the folder
                        third_party of PyTorch's sources, https://github.com/pytorch/pytorch, has them with their licenses.
                        The sources of GCC's libraries are at https://gcc.gnu.org.
                        """)
                .append("\nTEXTS THAT THE JARS BRING\n");
        texts().forEach((text, where) -> out.append('\n').append(LINE).append('\n')
                .append(String.join("\n", where)).append('\n').append(LINE).append('\n').append(text).append('\n'));
        return out.toString();
    }

    /** Each text once, with the places where it was found. */
    private Map<String, List<String>> texts() {
        Map<String, List<String>> texts = new LinkedHashMap<>();
        for (PackedJar jar : jars) {
            jar.texts()
                    .forEach((path, text) -> texts.computeIfAbsent(text.replace("\r\n", "\n"), key -> new ArrayList<>())
                            .add(String.format(Locale.ROOT, "%s: %s", jar.file(), path)));
        }
        return texts;
    }
}
