package dev.lengthwise.result.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lengthwise.probe.SimilarityResult;
import dev.lengthwise.result.codec.Json;
import dev.lengthwise.result.codec.RecordReader;
import dev.lengthwise.result.codec.RecordWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class LengthSimilarityTest {
    private static final SimilarityResult RESULT = new SimilarityResult(20, 512, 4096,
            List.of(new SimilarityResult.Layer("hook_embed", List.of(List.of(1.0, -0.25), List.of(-0.25, 1.0))),
                    new SimilarityResult.Layer("last", List.of(List.of(1.0, Double.NaN), List.of(Double.NaN, 1.0)))));

    @Test
    void aValueThatIsNotThereIsNull() {
        assertThat(Json.line(RecordWriter.tree(LengthSimilarity.of(RESULT))))
                .isEqualTo("{\"length\":20,\"inputs\":512,\"positions\":4096,\"layers\":["
                        + "{\"layer\":\"hook_embed\",\"cka\":[[1.0,-0.25],[-0.25,1.0]]},"
                        + "{\"layer\":\"last\",\"cka\":[[1.0,null],[null,1.0]]}]}");
    }

    @Test
    void whatWasWrittenIsReadBack() {
        assertThat(RecordReader.read(LengthSimilarity.class, RecordWriter.tree(LengthSimilarity.of(RESULT))).result())
                .isEqualTo(RESULT);
    }

    @Test
    void aMatrixThatIsNoSquareIsRefusedByItsKey() {
        JsonNode wrong = Json.parse("{\"measure\":\"x\",\"runs\":[],\"lengths\":[{\"length\":5,\"inputs\":1,"
                + "\"positions\":1,\"layers\":[{\"layer\":\"last\",\"cka\":[[1.0],[1.0]]}]}]}");
        assertThatIllegalArgumentException().isThrownBy(() -> RecordReader.read(SimilarityFile.class, wrong))
                .withMessage("lengths.0: layer last has a row of 1 values for 2 models");
    }
}
