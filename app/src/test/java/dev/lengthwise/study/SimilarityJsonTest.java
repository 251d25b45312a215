package dev.lengthwise.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lengthwise.probe.SimilarityResult;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;

class SimilarityJsonTest {
    private static final List<SimilarityResult> RESULTS = List.of(new SimilarityResult(20, 512, 4096,
            List.of(new SimilarityResult.Layer("hook_embed", List.of(List.of(1.0, -0.25), List.of(-0.25, 1.0))),
                    new SimilarityResult.Layer("last", List.of(List.of(1.0, Double.NaN), List.of(Double.NaN, 1.0))))));

    @Test
    void aValueThatIsNotThereIsNull() {
        assertThat(Json.line(written(RESULTS)))
                .isEqualTo("[{\"length\":20,\"inputs\":512,\"positions\":4096,\"layers\":["
                        + "{\"layer\":\"hook_embed\",\"cka\":[[1.0,-0.25],[-0.25,1.0]]},"
                        + "{\"layer\":\"last\",\"cka\":[[1.0,null],[null,1.0]]}]}]");
    }

    @Test
    void whatWasWrittenIsReadBack() {
        assertThat(
                SimilarityJson.read(JsonFields.of(Json.object().set("lengths", written(RESULTS))).objects("lengths")))
                .isEqualTo(RESULTS);
    }

    private static ArrayNode written(List<SimilarityResult> results) {
        ArrayNode node = Json.object().putArray("lengths");
        SimilarityJson.write(results, node);
        return node;
    }
}
