/** What a model that adds one to a number has to compute inside. */
@NullMarked
package dev.lengthwise.probe.increment;

import org.jspecify.annotations.NullMarked;
