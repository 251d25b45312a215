package dev.lengthwise.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TensorFileTest {
    @TempDir
    private Path folder;
    private Scope scope;

    @BeforeAll
    static void start() {
        Engine.start(1);
    }

    @BeforeEach
    void open() {
        scope = new Scope();
    }

    @AfterEach
    void close() {
        scope.close();
    }

    @ParameterizedTest
    @EnumSource(value = ScalarType.class, names = {"Double", "Float", "BFloat16", "Half", "Long", "Byte"})
    void everyTypeComesBackBitForBit(ScalarType type) throws IOException {
        // Every pattern of two bytes: with them all NaNs, infinities, zeros and denormal numbers of the 16-bit types.
        long[] bits = new SplittableRandom(1).longs(8192).toArray();
        bits[0] = Double.doubleToRawLongBits(-0.0);
        bits[1] = 0x7ff8000000000123L; // a NaN that carries something
        Tensor tensor = Tensors.of(bits).view(type).view(64, -1);
        Path file = write(Map.of(), Map.of("numbers", tensor));

        Tensor read = named(TensorFile.read(file), "numbers");

        assertThat(read.scalar_type().intern()).isEqualTo(type);
        assertThat(read.shape()).isEqualTo(tensor.shape());
        assertThat(bits(read)).isEqualTo(bits(tensor));
    }

    @Test
    void tensorsWithoutDimensionsAndWithoutValuesComeBack() throws IOException {
        Path file = write(Map.of(), tensors("count", Tensors.of(new float[]{7}).squeeze(), "none",
                torch.zeros(3, 0), "last", Tensors.of(new long[]{5})));

        TensorFile read = TensorFile.read(file);

        assertThat(read.tensors().keySet()).containsExactly("count", "none", "last");
        assertThat(named(read, "count").shape()).isEmpty();
        assertThat(named(read, "count").item_float()).isEqualTo(7);
        assertThat(named(read, "none").shape()).containsExactly(3, 0);
        assertThat(Tensors.longs(named(read, "last"))).containsExactly(5);
    }

    @Test
    void textComesBack() throws IOException {
        Map<String, String> text = Map.of("step", "12", "note", "a \"quoted\" line\nand ⊥ é 😀", "", "");
        assertThat(TensorFile.read(write(text, Map.of())).metadata()).isEqualTo(text);
    }

    @Test
    void aViewIsWrittenInItsOwnOrder() throws IOException {
        Tensor matrix = Tensors.of(new float[]{1, 2, 3, 4, 5, 6}).view(2, 3);
        Path file = write(Map.of(), tensors("transposed", matrix.t(), "column", matrix.select(1, 1)));

        TensorFile read = TensorFile.read(file);

        assertThat(named(read, "transposed").shape()).containsExactly(3, 2);
        assertThat(Tensors.floats(named(read, "transposed"))).containsExactly(1, 4, 2, 5, 3, 6);
        assertThat(Tensors.floats(named(read, "column"))).containsExactly(2, 5);
    }

    @Test
    void aParameterIsWrittenLikeAnyTensor() throws IOException {
        Tensor parameter = Tensors.of(new float[]{0.5f, -2}).requires_grad_(true);
        assertThat(Tensors.floats(named(TensorFile.read(write(Map.of(), Map.of("p", parameter))), "p")))
                .containsExactly(0.5f, -2);
    }

    /** As https://huggingface.co/docs/safetensors describes the format. */
    @Test
    void anyReaderOfSafetensorsFindsTheNumbers() throws IOException {
        Path file = write(Map.of("step", "3"),
                tensors("a", Tensors.of(new float[]{1, 2, 3, 4, 5, 6}).view(2, 3), "b", Tensors.of(new long[]{-9})));
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);

        int size = Math.toIntExact(bytes.getLong());
        byte[] json = new byte[size];
        bytes.get(json);
        JsonNode header = JsonMapper.shared().readTree(json);

        assertThat(size % 8).isZero();
        assertThat(json[0]).isEqualTo((byte) '{');
        assertThat(header.propertyNames()).containsExactly("__metadata__", "a", "b");
        assertThat(header.path("__metadata__").path("step").asString()).isEqualTo("3");
        assertThat(header.path("__metadata__").values()).allMatch(JsonNode::isString);
        assertThat(header.path("a"))
                .hasToString("{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[0,24]}");
        assertThat(header.path("b")).hasToString("{\"dtype\":\"I64\",\"shape\":[1],\"data_offsets\":[24,32]}");
        for (int i = 1; i <= 6; i++) {
            assertThat(bytes.getFloat()).isEqualTo(i);
        }
        assertThat(bytes.getLong()).isEqualTo(-9);
        assertThat(bytes.hasRemaining()).isFalse();
    }

    @Test
    void aFileOfAnotherProgramIsRead() throws IOException {
        Path file = file("""
                {"w": {"shape": [2], "dtype": "F32", "data_offsets": [0, 8]}, "__metadata__": {"format": "pt"}}""", 8);

        TensorFile read = TensorFile.read(file);

        assertThat(read.metadata()).isEqualTo(Map.of("format", "pt"));
        assertThat(Tensors.floats(named(read, "w"))).containsExactly(0, 0);
    }

    @Test
    void aFileThatEndsTooEarlyOrTooLateIsDamaged() throws IOException {
        Path file = small();
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertDamaged(file);
        }
        Files.write(file, Arrays.copyOf(whole, whole.length + 1));
        assertDamaged(file);
    }

    @Test
    void everyFlippedBitIsNoticed() throws IOException {
        Path file = small();
        byte[] whole = Files.readAllBytes(file);
        // Without the word that names the checksum a file is another program's: the one place that is not looked after.
        int checksum = new String(whole, StandardCharsets.ISO_8859_1).indexOf("fileSha256");
        for (int bit = 0; bit < 8 * whole.length; bit++) {
            if (bit / 8 < checksum || bit / 8 >= checksum + "fileSha256".length()) {
                byte[] flipped = whole.clone();
                flipped[bit / 8] ^= (byte) (1 << bit % 8);
                Files.write(file, flipped);
                assertDamaged(file);
            }
        }
        Files.write(file, whole);
        assertThat(TensorFile.read(file).metadata()).isEqualTo(Map.of("step", "12"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "no json", "{\"w\":", "{} {}", "null", "{\"w\": 3}", "{\"w\": {}}",
            "{\"w\": {\"dtype\": \"F32\", \"shape\": [2]}}",
            "{\"w\": {\"dtype\": \"F32\", \"shape\": 2, \"data_offsets\": [0, 8]}}",
            "{\"w\": {\"dtype\": \"F31\", \"shape\": [2], \"data_offsets\": [0, 8]}}",
            "{\"w\": {\"dtype\": \"F32\", \"shape\": [3], \"data_offsets\": [0, 8]}}",
            "{\"w\": {\"dtype\": \"F32\", \"shape\": [-1, -2], \"data_offsets\": [0, 8]}}",
            "{\"w\": {\"dtype\": \"F32\", \"shape\": [4611686018427387904, 4], \"data_offsets\": [0, 8]}}",
            "{\"w\": {\"dtype\": \"F32\", \"shape\": [2305843009213693954], \"data_offsets\": [0, 8]}}",
            "{\"w\": {\"dtype\": \"F32\", \"shape\": [2], \"data_offsets\": [4, 12]}}",
            "{\"w\": {\"dtype\": \"F32\", \"shape\": [1], \"data_offsets\": [0, 4]}}",
            "{\"w\": {\"dtype\": \"F32\", \"shape\": [4], \"data_offsets\": [0, 16]}}",
            "{\"__metadata__\": {\"fileSha256\": 3}, \"w\": {\"dtype\": \"F32\", \"shape\": [2], \"data_offsets\": [0, 8]}}"})
    void aHeaderThatDoesNotFitItsFileIsDamaged(String header) throws IOException {
        assertDamaged(file(header, header.contains("data_offsets") ? 8 : 0));
    }

    @Test
    void garbageIsDamaged() throws IOException {
        byte[] garbage = new byte[4096];
        new SplittableRandom(1).nextBytes(garbage);
        assertDamaged(Files.write(folder.resolve("garbage"), garbage));
        assertDamaged(Files.write(folder.resolve("ff"), new byte[]{-1, -1, -1, -1, -1, -1, -1, -1, '{', '}'}));
        assertDamaged(Files.writeString(folder.resolve("page.html"), "<html>not found</html>"));
        assertDamaged(Files.createFile(folder.resolve("empty")));
    }

    /** A disk that is full in the middle of writing: Linux has a device that always is. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void writingThatFailsLeavesTheOldFileAndNothingElse() throws IOException {
        Path file = small();
        byte[] before = Files.readAllBytes(file);
        Files.createSymbolicLink(folder.resolve("small.safetensors.partial"), Path.of("/dev/full"));

        assertThatIOException().isThrownBy(
                () -> new TensorFile(Map.of(), Map.of("w", Tensors.of(new float[]{1}))).write(file));

        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(folder).isDirectoryNotContaining(entry -> !entry.equals(file));
    }

    @Test
    void aFileThatCannotBeReplacedLeavesNoPartialOne() throws IOException {
        Path taken = folder.resolve("taken");
        Files.createDirectories(taken.resolve("by/folders"));

        assertThatIOException().isThrownBy(() -> new TensorFile(Map.of(), Map.of()).write(taken));

        assertThat(folder).isDirectoryNotContaining(entry -> !entry.equals(taken));
    }

    @Test
    void writingReplacesTheOldFile() throws IOException {
        Path file = small();
        new TensorFile(Map.of("step", "13"), Map.of()).write(file);
        assertThat(TensorFile.read(file).metadata()).isEqualTo(Map.of("step", "13"));
        assertThat(folder).isDirectoryNotContaining(entry -> !entry.equals(file));
    }

    @Test
    void refusesWhatCannotBeReadBack() {
        Tensor bool = Tensors.of(new long[]{1}).to(ScalarType.Bool);
        assertThatIllegalArgumentException().isThrownBy(() -> write(Map.of(), Map.of("flags", bool)))
                .withMessage("tensor flags is of type Bool, which is not written");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> write(Map.of(), Map.of("__metadata__", Tensors.of(new long[]{1}))))
                .withMessage("the names fileSha256 and __metadata__ are taken");
        assertThatIllegalArgumentException().isThrownBy(() -> write(Map.of("fileSha256", "1"), Map.of()));
        assertThat(folder).isEmptyDirectory();
    }

    private Path small() throws IOException {
        Path file = folder.resolve("small.safetensors");
        new TensorFile(Map.of("step", "12"),
                tensors("w", Tensors.of(new float[]{1, 2}), "n", Tensors.of(new float[]{3}).squeeze())).write(file);
        return file;
    }

    private Path write(Map<String, String> metadata, Map<String, Tensor> tensors) throws IOException {
        Path file = folder.resolve("test.safetensors");
        new TensorFile(metadata, tensors).write(file);
        return file;
    }

    /** A file with a header laid by hand, and so many bytes of zeros after it. */
    private Path file(String header, int zeros) throws IOException {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + json.length + zeros).order(ByteOrder.LITTLE_ENDIAN);
        return Files.write(folder.resolve("by-hand.safetensors"), bytes.putLong(json.length).put(json).array());
    }

    private void assertDamaged(Path file) {
        try (Scope inner = new Scope()) {
            assertThatExceptionOfType(DamagedFileException.class).isThrownBy(() -> TensorFile.read(file))
                    .withMessageStartingWith(file + ": ");
        }
    }

    private static Map<String, Tensor> tensors(Object... namesAndTensors) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (int i = 0; i < namesAndTensors.length; i += 2) {
            tensors.put((String) namesAndTensors[i], (Tensor) namesAndTensors[i + 1]);
        }
        return tensors;
    }

    private static Tensor named(TensorFile file, String name) {
        return Objects.requireNonNull(file.tensors().get(name), name);
    }

    private static long[] bits(Tensor tensor) {
        return Tensors.longs(tensor.reshape(-1).view(ScalarType.Byte));
    }
}
