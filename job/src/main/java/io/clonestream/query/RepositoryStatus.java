package io.clonestream.query;

import org.jspecify.annotations.Nullable;

/**
 * What the graph knows of a branch of a repository.
 *
 * @param head last commit in the graph; empty when none was published
 * @param sequence number of its step
 * @param validTime of the head, in milliseconds since 1970 UTC; null when none was published
 * @param symbols live symbols
 * @param classes clone classes with a live member here
 * @param edges live similarity edges at these classes
 */
public record RepositoryStatus(
    String repository,
    String branch,
    String head,
    String message,
    long sequence,
    @Nullable Long validTime,
    long symbols,
    long classes,
    long edges) {}
