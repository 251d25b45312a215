package dev.lengthwise.result.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lengthwise.result.codec.Json;
import dev.lengthwise.result.codec.RecordReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunEntryTest {
    private static final String JSON = """
            {"seed":3,"status":"done","parameterHash":"cafe","seconds":1.5,"results":[],"hints":[],
             "trainedOn":{"sort":{"examples":5,"answerTokens":20}},
             "curves":[{"head":"sort","steps":[10,20],"loss":[2.5,null]}],
             "scoreCurves":[{"length":3,"trained":true,"samples":5,"steps":[0,7],"correct":[3,4],"token":[0.5,1]}]}
            """;

    private static RunEntry read(String json) {
        return RecordReader.read(RunEntry.class, Json.parse(json));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "steps\":[0,7] | steps\":[0] | scoreCurves.0: correct has 2 values; one for each of 1 steps is needed",
            "correct\":[3,4] | correct\":[3,9] | scoreCurves.0: correct 9 of total 5 is no share",
            "trained\":true | trained\":1 | scoreCurves.0.trained: 1 is not allowed; true or false is needed",
            "samples\":5 | samples\":0 | scoreCurves.0.samples: 0 is not allowed; a whole number from 1 on is needed",
            "token\":[0.5,1] | token\":[0.5,null] | scoreCurves.0: token NaN is no share",
            "steps\":[0,7] | steps\":[7,7] | scoreCurves.0: scores at length 3: step 7 follows step 7",
            "steps\":[10,20] | steps\":[10,20,30] | curves.0: loss has 2 values; one for each of 3 steps is needed",
            "steps\":[10,20] | steps\":[10,10] | curves.0: loss of sort: step 10 follows step 10",
            "loss\":[2.5,null] | loss\":[2.5,\"low\"] | curves.0.loss.1: \"low\" is not allowed; a number is needed",
            "seconds\":1.5 | seconds\":-1 | seconds: -1 is not allowed; a number from 0 on is needed",
            "status\":\"done\" | status\":\"fine\" | status: \"fine\" is no state of a run; one of not started, waiting, running, interrupted, killed, failed, done, damaged is needed",
            "answerTokens\":20 | answerTokens\":2.5 | trainedOn.sort.answerTokens: 2.5 is not allowed; a whole number from 0 on is needed"})
    void whatCannotHaveBeenWrittenIsRefusedByItsKey(String right, String wrong, String message) {
        assertThat(read(JSON).result("sort").done()).isTrue();
        assertThat(JSON).contains(right);
        assertThatIllegalArgumentException().isThrownBy(() -> read(JSON.replace(right, wrong))).withMessage(message);
    }

    @ParameterizedTest
    @CsvSource({"done", "not started", "killed", "interrupted", "failed: out of memory: 3 GB",
            "damaged: x.json: seed is missing"})
    void everyStatusIsReadAsItIsWritten(String words) {
        assertThat(RunStatus.parse(words)).hasToString(words);
    }
}
