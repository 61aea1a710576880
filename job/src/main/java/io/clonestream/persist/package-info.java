/** Facts and edges to Neo4j: batched, idempotent writes; schema migrations. */
@org.jspecify.annotations.NullMarked
package io.clonestream.persist;
