/**
 * Graphs as lists of edges: how they are written, drawn and searched, the hints about them, and the tasks path, reachable and
 * breadth-first. Nodes are values; an edge is two of them.
 */
@NullMarked
package dev.lengthwise.task.graph;

import org.jspecify.annotations.NullMarked;
