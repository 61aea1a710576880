/** From recorded events to the graph they make, without Flink; and how Neo4j differs from it. */
@org.jspecify.annotations.NullMarked
package io.clonestream.verify;
