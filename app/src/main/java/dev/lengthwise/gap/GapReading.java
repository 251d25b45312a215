package dev.lengthwise.gap;

import dev.lengthwise.report.Html;

/** What the numbers of a page about constructed models mean, as HTML. */
final class GapReading {
    private GapReading() {
    }

    static void write(Html html) {
        html.raw("<section id=\"reading\"><h2>How to read this page</h2>\n<dl>\n");
        html.entry("First wrong",
                "The shortest tested length at which at least one of the inputs is not answered exactly. Lengths "
                        + "are tried ascending until at two in a row nothing is right; then between the last one right and the first "
                        + "one wrong, by halves. Lengths in between that were not tried may be right or wrong.");
        html.entry("Right below",
                "Theory’s bound: at shorter lengths every decision on these inputs has a margin larger than all "
                        + "roundings together. It takes the worst of every rounding, so measured failures mostly come later.");
        html.entry("Wrong at",
                "The shortest length at which a decision on these inputs is wrong in exact arithmetic. Both lengths "
                        + "are looked for one by one up to 64 and in steps of a tenth beyond. An exclamation mark: at a length that was "
                        + "tested, measurement and theory contradict each other.");
        html.entry("Softmax",
                "β: scores are multiplied by β · ln n, n being the keys that a query sees. Plain, for n: scores have "
                        + "the constant factor ln(2n + 1).");
        html.entry("Precision",
                "fp64 and fp32 throughout; bf16 and fp16 for the inputs, weights and outputs of linear maps, with fp32 "
                        + "for all else; all-bf16 and all-fp16 round residual stream, attention and logits too.");
        html.raw("</dl></section>\n");
    }
}
