package dev.lengthwise.bench;

import java.util.List;
import java.util.Locale;

/** What an operator of libtorch is for. */
enum OperatorKind {
    /** Matrix products of the linear maps. */
    GEMM("mm", "addmm", "bmm", "matmul", "linear", "baddbmm", "mkldnn_linear"),
    /** Softmax attention, forward and backward. */
    ATTENTION("scaled_dot_product"),
    /** Layer norm. */
    NORM("layer_norm"),
    /** The nonlinearity of the MLP. */
    ACTIVATION("gelu", "relu", "threshold"),
    /** Softmax over the vocabulary and what follows. */
    LOSS("log_softmax", "nll_loss", "cross_entropy"),
    /** The update, and clipping before it. */
    OPTIMIZER("fused_adam", "linalg_vector_norm", "foreach", "clamp", "norm", "reciprocal"),
    /** Rows of the embedding, and their gradient. */
    EMBEDDING("embedding"),
    /** Numbers from one format to another, and copies. */
    CASTS("to_copy", "copy", "to", "clone", "contiguous"),
    /** Groups put together and taken apart, rows chosen. */
    GROUPING("cat", "stack", "split", "unbind", "index_select", "index_add", "index", "scatter", "select", "narrow",
            "slice"),
    /** Sums, products, biases' gradients. */
    ELEMENTWISE("add", "mul", "div", "sum", "neg", "sub"),
    /** Room for results. */
    MEMORY("empty", "fill", "zero", "zeros", "ones", "full", "resize", "detach", "empty_like", "set"),
    /** Other shapes for the same numbers. */
    VIEWS("view", "reshape", "transpose", "t", "permute", "as_strided", "unsqueeze", "expand", "squeeze", "alias"),
    /** The machinery that runs the backward pass. */
    AUTOGRAD("autograd::", "backward"),
    /** None of these. */
    OTHER();

    private final List<String> names;

    OperatorKind(String... names) {
        this.names = List.of(names);
    }

    /**
     * The kind of an operator.
     *
     * @param operator as libtorch names it, such as {@code aten::native_layer_norm_backward} or {@code AddmmBackward0}
     */
    static OperatorKind of(String operator) {
        if (!operator.startsWith("aten::")) {
            return AUTOGRAD;
        }
        String name = bare(operator);
        for (OperatorKind kind : values()) {
            if (kind.names.contains(name)) {
                return kind;
            }
        }
        for (OperatorKind kind : values()) {
            if (kind.names.stream().anyMatch(part -> part.length() > 3 && name.contains(part))) {
                return kind;
            }
        }
        return OTHER;
    }

    /** {@code gelu} of {@code aten::gelu_}. */
    private static String bare(String operator) {
        String name = operator.substring("aten::".length());
        while (name.startsWith("_")) {
            name = name.substring(1);
        }
        while (name.endsWith("_")) {
            name = name.substring(0, name.length() - 1);
        }
        return name;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
