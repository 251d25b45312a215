package dev.lengthwise.construct;

/** The matrices of one block, as {@link dev.lengthwise.model.Transformer} names them, with their biases. */
record BlockMatrices(Matrix queryKeyValue, Matrix queryKeyValueBias, Matrix output, Matrix up, Matrix upBias,
        Matrix down, Matrix downBias) {
}
