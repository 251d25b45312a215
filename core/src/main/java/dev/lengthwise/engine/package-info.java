/**
 * What trains and scores a model: libtorch in {@link dev.lengthwise.engine.torch}, or our own engine in
 * {@link dev.lengthwise.engine.kernel}. {@link dev.lengthwise.engine.Model} is what both of them offer.
 */
@NullMarked
package dev.lengthwise.engine;

import org.jspecify.annotations.NullMarked;
