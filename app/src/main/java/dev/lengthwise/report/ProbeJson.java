package dev.lengthwise.report;

import dev.lengthwise.probe.ProbeResult;
import dev.lengthwise.probe.ProbeResult.Probed;
import dev.lengthwise.result.codec.Decimals;
import dev.lengthwise.result.probe.ProbeFile;
import dev.lengthwise.result.probe.ProbedRun;
import dev.lengthwise.result.probe.RightKeys;
import java.util.Optional;

/** What was found inside of models as {@code probe.json} has it, which is also in the page. */
public final class ProbeJson {
    private ProbeJson() {
    }

    /** The whole of it. */
    public static ProbeFile of(ProbeResult result) {
        return ProbeFile.of(result,
                result.models().stream().map(model -> ProbedRun.of(model, rightKeys(model))).toList());
    }

    private static RightKeys rightKeys(Probed model) {
        return new RightKeys(head(model, RightKey.Wanted.SUCCESSOR), head(model, RightKey.Wanted.EQUAL));
    }

    private static Optional<RightKeys.Head> head(Probed model, RightKey.Wanted wanted) {
        return RightKey.of(model.probe(), model.trained(), wanted)
                .map(key -> new RightKeys.Head(key.layer(), key.head(),
                        key.rates().stream()
                                .map(rate -> new RightKeys.Mass(rate.length(), Decimals.six(wanted.mass(rate))))
                                .toList()));
    }
}
