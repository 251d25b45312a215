package dev.lengthwise.tensor;

import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Consumer;

/**
 * Where libtorch's native libraries come from that are not on the class path: most runs need none, and they are large. Found as a
 * service, and asked where libtorch is started or unpacked, not before.
 */
public interface NativesSource {
    /** Jars that bring them and are on this machine; none before {@link #fetch}, and none where there are none to be had. */
    List<Path> here();

    /**
     * Brings them, where they can be had; nothing elsewhere.
     *
     * @param log told, in words, how far it is
     * @throws NoNativesException saying why they could not be brought
     */
    void fetch(Consumer<String> log);

    /** All there are. */
    static List<NativesSource> all() {
        return ServiceLoader.load(NativesSource.class, NativesSource.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get).toList();
    }
}
