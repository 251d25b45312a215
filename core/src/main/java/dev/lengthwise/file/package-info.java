/** Files on disk: read without waiting for anybody, written whole or not at all, and named in every error. */
@NullMarked
package dev.lengthwise.file;

import org.jspecify.annotations.NullMarked;
