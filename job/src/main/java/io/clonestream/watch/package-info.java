/** Whether something got slower: levels of a metric, and figures of benchmark runs. */
@org.jspecify.annotations.NullMarked
package io.clonestream.watch;
