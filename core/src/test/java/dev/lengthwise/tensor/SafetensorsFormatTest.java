package dev.lengthwise.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What safetensors allows and forbids, as https://github.com/huggingface/safetensors describes it and its reader does, in files made
 * byte by byte. The data is the bytes of the fp32 numbers 1, 2, 3, ...; in a header, ' stands for ".
 */
class SafetensorsFormatTest {
    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        Engine.start(1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "keys in order               | {'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},'b':{'dtype':'F32','shape':[2],'data_offsets':[4,12]}} | 3 | a=[1.0] b=[2.0, 3.0]",
            "keys in another order       | {'b':{'dtype':'F32','shape':[2],'data_offsets':[4,12]},'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}} | 3 | a=[1.0] b=[2.0, 3.0]",
            "keys of a tensor in any order | {'a':{'data_offsets':[0,4],'shape':[1],'dtype':'F32'}} | 1 | a=[1.0]",
            "blanks within               | { 'a' : { 'dtype' : 'F32' , 'shape' : [ 1 ] , 'data_offsets' : [ 0 , 4 ] } } | 1 | a=[1.0]",
            "text                        | {'__metadata__':{'format':'pt','':'é'},'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}} | 1 | a=[1.0]",
            "text after the tensors      | {'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},'__metadata__':{}} | 1 | a=[1.0]",
            "no text                     | {'__metadata__':null,'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}} | 1 | a=[1.0]",
            "further keys of a tensor    | {'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4],'note':{'x':[1,{}]},'n':1}} | 1 | a=[1.0]",
            "a scalar                    | {'a':{'dtype':'F32','shape':[],'data_offsets':[0,4]}} | 1 | a=[1.0]",
            "tensors without values      | {'z':{'dtype':'F32','shape':[3,0],'data_offsets':[4,4]},'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},'e':{'dtype':'F32','shape':[0],'data_offsets':[0,0]}} | 1 | e=[] a=[1.0] z=[]",
            "no tensors                  | {} | 0 | ``",
            "names with escapes          | {'\\u0061\\n\\'é😀':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}} | 1 | a<>'é😀=[1.0]",
            "a name that is empty        | {'':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}} | 1 | =[1.0]",
            "data that is not aligned    | {'h':{'dtype':'U8','shape':[1],'data_offsets':[0,1]},'a':{'dtype':'F32','shape':[0],'data_offsets':[1,1]},'r':{'dtype':'U8','shape':[3],'data_offsets':[1,4]}} | 1 | h=[0.0] a=[] r=[0.0, 128.0, 63.0]"})
    void reads(String what, String header, int numbers, String expected) throws IOException {
        assertThat(read(file(header, numbers, 0))).as(what).isEqualTo(expected.replace("<>", "\n").replace('\'', '"'));
    }

    /** Writers pad a header so that the data begins at a page; the format's reader takes blanks on either side. */
    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {"0,0", "0,1", "0,7", "0,4096", "3,0", "9,9"})
    void readsAHeaderWithBlanksAroundIt(int before, int after) throws IOException {
        String blanks = " \t\r\n".repeat(2000);
        String header = blanks.substring(0, before) + "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}}"
                + blanks.substring(0, after);
        assertThat(read(file(header, 1, 0))).isEqualTo("a=[1.0]");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "a tensor twice          | {'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}} | 1 | tensor a occurs twice in the header",
            "twice, other spelling   | {'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},'\\u0061':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}} | 2 | tensor a occurs twice in the header",
            "text twice              | {'__metadata__':{},'__metadata__':{}} | 0 | __metadata__ occurs twice in the header",
            "a key of the text twice | {'__metadata__':{'k':'1','k':'2'}} | 0 | __metadata__: k occurs twice",
            "a key of a tensor twice | {'a':{'dtype':'F32','dtype':'F32','shape':[1],'data_offsets':[0,4]}} | 1 | tensor a: dtype occurs twice",
            "overlap                 | {'b':{'dtype':'F32','shape':[2],'data_offsets':[0,8]},'a':{'dtype':'F32','shape':[2],'data_offsets':[4,12]}} | 3 | tensor a: data_offsets [4, 12] overlap those of tensor b, [0, 8]",
            "the same bytes          | {'b':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}} | 1 | tensor a: data_offsets [0, 4] overlap those of tensor b, [0, 4]",
            "a hole at the start     | {'a':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}} | 2 | tensor a: data_offsets [4, 8] leave a hole: bytes 0 to 4 belong to no tensor",
            "a hole within           | {'b':{'dtype':'F32','shape':[1],'data_offsets':[8,12]},'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}} | 3 | tensor b: data_offsets [8, 12] leave a hole: bytes 4 to 8 belong to no tensor",
            "bytes at the end        | {'b':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}} | 2 | 4 bytes follow the last tensor, b, and belong to none",
            "bytes and no tensor     | {} | 1 | 4 bytes follow a header without tensors, and belong to none",
            "beyond the end          | {'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}} | 1 | tensor a: data_offsets [0, 8] go beyond the file's 4 bytes of tensors: the file is cut short or damaged",
            "backwards               | {'a':{'dtype':'F32','shape':[0],'data_offsets':[4,0]}} | 1 | tensor a: data_offsets [4, 0] end before they begin",
            "one offset              | {'a':{'dtype':'F32','shape':[1],'data_offsets':[0]}} | 1 | tensor a: data_offsets [0] are not two numbers",
            "three offsets           | {'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4,4]}} | 1 | tensor a: data_offsets [0, 4, 4] are not two numbers",
            "too small for its shape | {'a':{'dtype':'F32','shape':[1,1],'data_offsets':[0,8]}} | 2 | tensor a: a tensor of type F32 and shape [1, 1] does not have the 8 bytes of its data_offsets [0, 8]",
            "too large for its type  | {'a':{'dtype':'F64','shape':[1],'data_offsets':[0,4]}} | 1 | tensor a: a tensor of type F64 and shape [1] does not have the 4 bytes of its data_offsets [0, 4]",
            "a shape beyond counting | {'a':{'dtype':'F32','shape':[4611686018427387904,4],'data_offsets':[0,0]}} | 0 | tensor a: a tensor of type F32 and shape [4611686018427387904, 4] does not have the 0 bytes of its data_offsets [0, 0]",
            "beyond counting, times 0 | {'a':{'dtype':'F32','shape':[0,4611686018427387904,4],'data_offsets':[0,0]}} | 0 | tensor a: a tensor of type F32 and shape [0, 4611686018427387904, 4] does not have the 0 bytes of its data_offsets [0, 0]",
            "a size beyond 63 bits   | {'a':{'dtype':'F32','shape':[2,18446744073709551614],'data_offsets':[0,4]}} | 1 | tensor a: shape has 18446744073709551614, which no file is large enough for",
            "a size below 0          | {'a':{'dtype':'F32','shape':[-1],'data_offsets':[0,4]}} | 1 | tensor a: shape has something that is not a whole number from 0 on",
            "a size with a fraction  | {'a':{'dtype':'F32','shape':[1.0],'data_offsets':[0,4]}} | 1 | tensor a: shape has something that is not a whole number from 0 on",
            "a size in words         | {'a':{'dtype':'F32','shape':['1'],'data_offsets':[0,4]}} | 1 | tensor a: shape has something that is not a whole number from 0 on",
            "a shape that is no list | {'a':{'dtype':'F32','shape':1,'data_offsets':[0,4]}} | 1 | tensor a: shape is not a list",
            "no shape                | {'a':{'dtype':'F32','data_offsets':[0,4]}} | 1 | tensor a: shape is missing",
            "no type                 | {'a':{'shape':[1],'data_offsets':[0,4]}} | 1 | tensor a: dtype is missing",
            "no place                | {'a':{'dtype':'F32','shape':[1]}} | 1 | tensor a: data_offsets is missing",
            "a type we do not read   | {'a':{'dtype':'F8_E4M3','shape':[4],'data_offsets':[0,4]}} | 1 | tensor a: dtype is \"F8_E4M3\"; read are F64, F32, BF16, F16, I64, U8",
            "a type of nobody        | {'a':{'dtype':'f32','shape':[1],'data_offsets':[0,4]}} | 1 | tensor a: dtype is \"f32\"; read are F64, F32, BF16, F16, I64, U8",
            "a type that is a number | {'a':{'dtype':32,'shape':[1],'data_offsets':[0,4]}} | 1 | tensor a: dtype is not text; read are F64, F32, BF16, F16, I64, U8",
            "no tensor               | {'a':[0,4]} | 1 | tensor a: is not a JSON object",
            "text that is a number   | {'__metadata__':{'k':1}} | 0 | __metadata__: k is not text",
            "text that is a list     | {'__metadata__':['k']} | 0 | __metadata__ is not a JSON object",
            "a name in several lines | {'a\\nb\\u001b':{'dtype':'F32','shape':[1],'data_offsets':[0,8]}} | 1 | tensor \"a\\nb\\u001B\": data_offsets [0, 8] go beyond the file's 4 bytes of tensors: the file is cut short or damaged",
            "a list                  | [] | 0 | the header is not a JSON object",
            "two objects             | {}{} | 0 | the header has something after its JSON object"})
    void refuses(String what, String header, int numbers, String message) throws IOException {
        Path file = file(header, numbers, 0);
        assertThatExceptionOfType(DamagedFileException.class).as(what).isThrownBy(() -> read(file))
                .withMessage(file + ": " + message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"{", "{'a':", "{'__metadata__':{}", "{'a' {}}", "``",
            "{'__metadata__':{},}",
            "{'a':NaN}", "{a:{}}", "{'a':{'shape':[1,}}", "\uFEFF{}"})
    void refusesWhatIsNoJson(String header) throws IOException {
        Path file = file(header, 0, 0);
        assertThatExceptionOfType(DamagedFileException.class).isThrownBy(() -> read(file))
                .withMessageStartingWith(file + ": the header ")
                .matches(e -> String.valueOf(e.getMessage()).lines().count() == 1);
    }

    @Test
    void refusesAHeaderThatIsFilledUpWithAnythingButBlanks() throws IOException {
        Path file = file("{}\0", 0, 0);
        assertThatExceptionOfType(DamagedFileException.class).isThrownBy(() -> read(file))
                .withMessageStartingWith(file + ": the header is not JSON: ");
    }

    @Test
    void refusesAHeaderThatIsNotUtf8() throws IOException {
        Path file = Files.write(folder.resolve("latin"), new byte[]{3, 0, 0, 0, 0, 0, 0, 0, '{', (byte) 0xe9, '}'});
        assertThatExceptionOfType(DamagedFileException.class).isThrownBy(() -> read(file))
                .withMessage(file + ": the header is not UTF-8 text");
    }

    /** The reference reader's own limit, so that a few bytes cannot ask for gigabytes. */
    @ParameterizedTest
    @CsvSource({"100000001,'100000001 bytes, and at most 100000000 are allowed'",
            "-1,'18446744073709551615 bytes, and at most 100000000 are allowed'",
            "100000000,'100000000 bytes, the file has 10'", "3,'3 bytes, the file has 10'"})
    void refusesAHeaderThatIsLongerThanTheFileOrTheFormatAllows(long length, String message) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
        Path file = Files.write(folder.resolve("long"), bytes.put(new byte[]{'{', '}'}).array());
        assertThatExceptionOfType(DamagedFileException.class).isThrownBy(() -> read(file))
                .withMessageStartingWith(file + ": the header should have " + message);
    }

    @Test
    @Timeout(20)
    void whatIsNoFileIsRefusedAndNotWaitedFor() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        assertThatExceptionOfType(DamagedFileException.class).isThrownBy(() -> read(pipe))
                .withMessage(pipe + ": is a pipe or a device; a file is needed");
        assertThatExceptionOfType(DamagedFileException.class).isThrownBy(() -> read(folder))
                .withMessage(folder + ": is a folder; a file is needed");
    }

    private Path file(String header, int numbers, int extra) throws IOException {
        byte[] json = header.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + json.length + 4 * numbers + extra).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(json.length).put(json);
        for (int i = 1; i <= numbers; i++) {
            bytes.putFloat(i);
        }
        return Files.write(folder.resolve("made.safetensors"), bytes.array());
    }

    /** Names and values in the order in which they were read. */
    private static String read(Path file) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        try (Scope scope = new Scope()) {
            TensorFile.read(file).tensors()
                    .forEach((name, tensor) -> values.put(name, Arrays.toString(Tensors.floats(tensor))));
        }
        return String.join(" ",
                values.entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue()).toList());
    }
}
