package dev.lengthwise.tensor;

import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;

/**
 * A stretch of work whose tensors, and other native objects, are freed when it closes. Belongs to the thread that opened it;
 * scopes of one thread nest.
 */
public final class Scope implements AutoCloseable {
    private final PointerScope pointers = new PointerScope();

    /** Lets a native object outlive this scope: it lives until it is closed by hand. */
    public <P extends Pointer> P keep(P pointer) {
        return pointer.retainReference(); // the scope gives up its own reference only
    }

    @Override
    public void close() {
        pointers.close();
    }
}
