/** What a model that sorts has to compute inside. */
@NullMarked
package dev.lengthwise.probe.sort;

import org.jspecify.annotations.NullMarked;
