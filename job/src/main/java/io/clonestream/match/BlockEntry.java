package io.clonestream.match;

/**
 * A newcomer enters one of its blocks.
 *
 * @param newcomer as the block will keep it
 * @param fragment itself, for the homes of those that it is compared with
 */
public record BlockEntry(long block, BlockMember newcomer, PackedFragment fragment) {}
