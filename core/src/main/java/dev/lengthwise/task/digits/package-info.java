/** Numbers as digits, and what is common to tasks that compute them column by column with carries. */
@NullMarked
package dev.lengthwise.task.digits;

import org.jspecify.annotations.NullMarked;
