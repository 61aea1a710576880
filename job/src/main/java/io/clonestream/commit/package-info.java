/** Git history to file changes: commits oldest first along the first parent. */
@org.jspecify.annotations.NullMarked
package io.clonestream.commit;
