package io.clonestream.follow;

/**
 * The owner of a key was asked for it and has never shown anything of it: what is stored is to go.
 *
 * @param key kind and id, as of the row that the owner would have emitted
 * @param stamp above everything that may be stored; the owner's next row of this key is above it
 */
public record Withdrawal(String key, Stamp stamp) {}
