/** What trains and scores a model: libtorch, or our own engine in {@link dev.lengthwise.engine.kernel}. */
@NullMarked
package dev.lengthwise.engine;

import org.jspecify.annotations.NullMarked;
