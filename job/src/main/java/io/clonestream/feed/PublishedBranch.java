package io.clonestream.feed;

/**
 * How far a branch is published.
 *
 * @param sequence number of its last step in the feed
 */
public record PublishedBranch(String repository, String branch, long sequence) {}
