package io.clonestream.match;

/** A newcomer enters one of its blocks. */
public record BlockEntry(long block, Newcomer newcomer) {}
