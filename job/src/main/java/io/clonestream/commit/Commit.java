package io.clonestream.commit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a commit says about itself.
 *
 * @param id full object name, lower-case hexadecimal
 * @param parent the first parent; null for a root commit and at the border of a shallow clone
 * @param author {@code Name <address>}, empty when the commit states none that can be read
 * @param message first line
 * @param time the committer time
 */
public record Commit(
    String id, @Nullable String parent, String author, String message, Instant time) {}
