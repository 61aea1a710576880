/** Embeddings to pairs: candidates by block, features and confidence by home fragment. */
@org.jspecify.annotations.NullMarked
package io.clonestream.match;
