package dev.lengthwise.gap;

/** A study of constructed models that takes a second: twelve cells. */
final class SmallGapPlan {
    static final String TEXT = """
            kind: construction-gap
            title: By hand
            sweeps:
              - name: sort
                task: {kind: sort, values: 4}
                maxLength: 40
                plain: [3]
                beta: [0.85, 2]
                precisions: [fp64, all-bf16]
                families: [uniform, near-neighbours]
                lengths: [1, 4, 10]
            """;

    private SmallGapPlan() {
    }
}
