package dev.lengthwise.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CudaLibrariesTest {
    @TempDir
    Path root;

    private Path library(String folder, String name) throws IOException {
        Path created = Files.createDirectories(root.resolve(folder));
        Files.writeString(created.resolve(name), "");
        return created;
    }

    @Test
    void thePathComesBeforeTheListAndThatBeforeTheSystem() throws IOException {
        Path wheel = library("venv/nvidia/cu13/lib", "libcudart.so.13");
        Path listed = library("opt/cuda/lib64", "libcudart.so.13");
        library("opt/cuda/lib64", "libcufft.so.12");
        Path system = library("usr/lib/x86_64-linux-gnu", "libcufft.so.12");
        library("usr/lib/x86_64-linux-gnu", "libnccl.so.2");
        Files.writeString(Files.createDirectories(root.resolve("etc/ld.so.conf.d")).resolve("cuda.conf"),
                "# toolkit\n/opt/cuda/lib64\n");
        CudaLibraries libraries = CudaLibraries.of("/nowhere::" + wheel, root);
        assertThat(libraries.found()).containsOnlyKeys("libcudart.so.13", "libcufft.so.12", "libnccl.so.2")
                .containsEntry("libcudart.so.13", wheel).containsEntry("libcufft.so.12", listed)
                .containsEntry("libnccl.so.2", system);
        assertThat(libraries.missing()).hasSize(CudaLibraries.NEEDED.size() - 3).contains("libcudnn.so.9");
    }

    @Test
    void saysWhatLiesWhereAndWhatIsMissing() throws IOException {
        Path folder = root.resolve("all");
        for (String name : CudaLibraries.NEEDED) {
            library("all", name);
        }
        assertThat(CudaLibraries.of(folder.toString(), root).describe())
                .isEqualTo(folder + ": " + String.join(", ", CudaLibraries.NEEDED));
        Files.delete(folder.resolve("libcudnn.so.9"));
        Files.delete(folder.resolve("libnccl.so.2"));
        assertThat(CudaLibraries.of(folder.toString(), root).describe())
                .endsWith("libcufile.so.0; missing: libcudnn.so.9, libnccl.so.2");
    }

    @Test
    void tellsThoseThatLieAmongAnOlderCudas() throws IOException {
        Path older = library("cuda-12/lib64", "libcusparse.so.12");
        library("cuda-12/lib64", "libcublas.so.12");
        Path newer = library("cuda-13/lib64", "libcusparse.so.12");
        library("cuda-13/lib64", "libcudart.so.13");
        library("cuda-13/lib64", "libcublas.so.12"); // for programs that need it
        CudaLibraries mixed = CudaLibraries.of(older + ":" + newer, root);
        assertThat(mixed.older()).containsExactly("libcusparse.so.12");
        assertThat(mixed.describe()).endsWith("; of CUDA 12: libcusparse.so.12");
        assertThat(CudaLibraries.of(newer + ":" + older, root).older()).isEmpty();
    }

    /** The launchers look for the same ones. */
    @Test
    void theLaunchersKnowTheSameNames() throws IOException {
        String script = Files.readString(Path.of("app/src/main/bundle/cuda.sh"));
        String names = script.substring(script.indexOf("cuda_missing='") + 14);
        assertThat(names.substring(0, names.indexOf('\'')).split("\\s+"))
                .containsExactlyElementsOf(CudaLibraries.NEEDED);
    }
}
