/** The command line: one command a file. In: arguments; out: files, tables, exit codes. */
@NullMarked
package dev.lengthwise.cli;

import org.jspecify.annotations.NullMarked;
