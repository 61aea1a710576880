/** New fragment to embedding: batches, session pool, device choice. */
@org.jspecify.annotations.NullMarked
package io.clonestream.infer;
