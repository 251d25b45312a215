package dev.lengthwise.tensor;

import java.util.List;
import org.bytedeco.pytorch.Dispatcher;
import org.bytedeco.pytorch.GenericList;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.OperatorHandle;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorType;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.Type;

/**
 * An operator of libtorch that the binding has no method for, called by its name; libtorch checks the number and types of the
 * arguments.
 */
public final class Operator implements AutoCloseable {
    private final OperatorHandle handle;

    /**
     * @param name such as {@code aten::_foreach_norm}
     * @param overload such as {@code Scalar}; empty where there is only one
     */
    public Operator(String name, String overload) {
        try (Scope scope = new Scope()) {
            this.handle = scope.keep(Dispatcher.singleton().findSchemaOrThrow(name, overload));
        }
    }

    /** Calls it; its results belong to the open scope. */
    public IValueVector call(IValue... arguments) {
        IValueVector stack = new IValueVector(arguments);
        handle.callBoxed(stack);
        return stack;
    }

    /** Tensors as an argument. */
    public static IValue list(List<Tensor> tensors) {
        GenericList list = new GenericList(new Type.TypePtr(TensorType.get()));
        for (Tensor tensor : tensors) {
            list.push_back(new IValue(tensor));
        }
        return new IValue(list);
    }

    /** A result that is several tensors. */
    public static TensorVector tensors(IValue result) {
        return result.toTensorVector();
    }

    @Override
    public void close() {
        handle.close();
    }
}
