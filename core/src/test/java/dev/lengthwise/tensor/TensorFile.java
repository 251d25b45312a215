package dev.lengthwise.tensor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/**
 * A {@link NumbersFile} of libtorch's tensors.
 *
 * @param metadata the text entries
 * @param tensors the tensors by name
 */
public record TensorFile(Map<String, String> metadata, Map<String, Tensor> tensors) {

    /** As {@link NumbersFile#write}. */
    public void write(Path file) throws IOException {
        new NumbersFile(metadata, Tensors.numbers(tensors)).write(file);
    }

    /**
     * As {@link NumbersFile#read}.
     *
     * @return tensors that belong to the caller's {@link Scope}
     */
    public static TensorFile read(Path file) throws IOException {
        NumbersFile read = NumbersFile.read(file);
        return new TensorFile(read.metadata(), Tensors.of(read.tensors()));
    }
}
