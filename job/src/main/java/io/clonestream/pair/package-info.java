/** Pairs and timelines to similarity edges: the intersections of both timelines. */
@org.jspecify.annotations.NullMarked
package io.clonestream.pair;
