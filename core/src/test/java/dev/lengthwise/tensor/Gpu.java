package dev.lengthwise.tensor;

import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Assumptions;

/** For tests that need a GPU: without one they are skipped, and say what was not looked at. */
public final class Gpu {
    private Gpu() {
    }

    /**
     * Skips the test that calls it where there is none.
     *
     * @param claim what is not tested without one
     */
    public static void assume(String claim) {
        Engine.start(1);
        Assumptions.assumeTrue(torch.cuda_is_available(), "no GPU here, not tested: " + claim);
    }
}
