package io.clonestream.commit;

import java.util.List;
import java.util.SortedMap;

/**
 * The files that differ in one step.
 *
 * @param files by path
 * @param skipped how many differ too but are not read
 */
public record FileChanges(List<FileChange> files, SortedMap<FileSkip, Integer> skipped) {}
