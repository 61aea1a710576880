package io.clonestream.commit;

import org.jspecify.annotations.Nullable;

/**
 * One step of a branch: from the tree it was at to the tree it is at now.
 *
 * @param head commit after the step
 * @param from commit before it; null stands for the empty tree
 * @param forced {@code from} is no ancestor of {@code head}
 * @param snapshot the step brings a whole tree whose history is not published
 */
public record Step(String head, @Nullable String from, boolean forced, boolean snapshot) {}
