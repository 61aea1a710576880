/** Neo4j to answers: families, pairs, status. */
@org.jspecify.annotations.NullMarked
package io.clonestream.query;
