/**
 * Keyed by bucket of the fragment id: Bloom filter and LRU decide what is new; keeps the timeline
 * of each class.
 */
@org.jspecify.annotations.NullMarked
package io.clonestream.gate;
