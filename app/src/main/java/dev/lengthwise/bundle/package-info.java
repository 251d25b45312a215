/**
 * The whole program as one archive that runs where there is no Java, no Maven and no network. In: the jars of a build, the native
 * libraries they bring, the JDK that runs. Out: a compressed tar, or pieces of one.
 */
@NullMarked
package dev.lengthwise.bundle;

import org.jspecify.annotations.NullMarked;
