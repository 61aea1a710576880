package io.clonestream.feed;

import io.clonestream.extract.Extraction;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * How source files become declarations.
 *
 * @param wanted the paths that are read at all
 * @param maxFileBytes larger files are skipped without being loaded
 * @param renameLimit see {@code commit.rename-limit}
 * @param extractor from path and content to declarations
 */
public record SourceReading(
    Predicate<String> wanted,
    int maxFileBytes,
    int renameLimit,
    BiFunction<String, byte[], Extraction> extractor) {}
