/**
 * How records become files and are read back: reader, writer and JSON Schema, derived from the components of a record. In: any record whose
 * components are keys. Out: JSON, and one line about what is damaged. Which records there are is not known here.
 */
@NullMarked
package dev.lengthwise.result.codec;

import org.jspecify.annotations.NullMarked;
