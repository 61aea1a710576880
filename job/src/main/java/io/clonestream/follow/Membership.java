package io.clonestream.follow;

import io.clonestream.fingerprint.Code;
import org.jspecify.annotations.Nullable;

/**
 * A signed fact about the members of a class: from {@code instant} on it has {@code sign} members
 * more. 0 introduces the class alone.
 *
 * @param instant milliseconds since 1970 UTC
 * @param code of the class, at least on the first fact of a symbol about it
 */
public record Membership(
    String fragmentId,
    long instant,
    String commit,
    int sign,
    boolean generated,
    @Nullable Code code) {}
