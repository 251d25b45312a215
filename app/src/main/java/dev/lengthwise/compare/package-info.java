/** Finished models beside each other: their scores, how alike they are inside, what is found inside. In: folders of runs. Out: results. */
@NullMarked
package dev.lengthwise.compare;

import org.jspecify.annotations.NullMarked;
