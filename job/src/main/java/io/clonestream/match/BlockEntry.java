package io.clonestream.match;

import io.clonestream.infer.EmbeddedFragment;

/**
 * A newcomer enters one of its blocks.
 *
 * @param newcomer as the block will keep it
 */
public record BlockEntry(long block, EmbeddedFragment embedded, BlockMember newcomer) {}
