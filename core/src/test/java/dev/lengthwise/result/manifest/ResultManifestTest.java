package dev.lengthwise.result.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lengthwise.result.codec.Json;
import dev.lengthwise.result.codec.RecordReader;
import dev.lengthwise.result.codec.RecordWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultManifestTest {
    private static final String ALL = """
            {"command":"./lengthwise study x","cores":"2","threads":"1","precision":"bf16","parameters":"12345678901",\
            "seconds":"0.125","stoppedAt":"400","peak memory":"1.19 GB","scale":"laptop","seeds":"11, 12, 13",\
            "arms not run":"plain, hint","machine":"an abacus"}""";

    private static ResultManifest read(String json) {
        return RecordReader.read(ResultManifest.class, Json.parse(json));
    }

    /** Keys that are not known are kept, as a newer version may have put them there. */
    @Test
    void numbersThatStandAsTextAreNumbersAndWrittenAsText() {
        ResultManifest manifest = read(ALL);
        assertThat(manifest.conditions().cores()).contains(2);
        assertThat(manifest.conditions().threads()).contains(1);
        assertThat(manifest.course().parameters()).contains(12_345_678_901L);
        assertThat(manifest.course().seconds()).contains(0.125);
        assertThat(manifest.extent().peakMemory()).contains("1.19 GB");
        assertThat(manifest.extent().seeds()).contains(List.of(11L, 12L, 13L));
        assertThat(manifest.extent().armsNotRun()).contains(List.of("plain", "hint"));
        assertThat(manifest.texts()).containsEntry("machine", "an abacus").containsEntry("seeds", "11, 12, 13");
        assertThat(Json.line(RecordWriter.tree(manifest))).isEqualTo(ALL);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "'threads':'1' | 'threads':'1025' | threads: \"1025\" is not allowed; a whole number from 1 to 1024 is needed",
            "'threads':'1' | 'threads':'one' | threads: \"one\" is not allowed; a whole number from 1 to 1024 is needed",
            "'threads':'1' | 'threads':1 | threads: 1 is not allowed; text is needed",
            "'cores':'2' | 'cores':'2.5' | cores: \"2.5\" is not allowed; a whole number from 1 on is needed",
            "'seconds':'0.125' | 'seconds':'-1' | seconds: \"-1\" is not allowed; a number from 0 on is needed",
            "'seeds':'11, 12, 13' | 'seeds':'11,12' | seeds: \"11,12\" is not allowed; a whole number from 0 on is needed",
            "'command':'./lengthwise study x' | 'command':7 | command: 7 is not allowed; text is needed"})
    void damageIsRefusedByKeyAndValue(String whole, String damaged, String message) {
        String json = ALL.replace(whole.replace('\'', '"'), damaged.replace('\'', '"'));
        assertThat(json).isNotEqualTo(ALL);
        assertThatIllegalArgumentException().isThrownBy(() -> read(json)).withMessage(message);
    }

    @Test
    void ofARunThatIsToBeginOnlyTheSeedIsKnown() {
        assertThat(ResultManifest.of(RunManifest.of("tiny", 7)).texts()).isEqualTo(Map.of("seed", "7"));
    }
}
