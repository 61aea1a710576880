/**
 * File changes to symbol changes: parses by language, finds symbols and their tokens, diffs against
 * the parent commit.
 */
@org.jspecify.annotations.NullMarked
package io.clonestream.extract;
