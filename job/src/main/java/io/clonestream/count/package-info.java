/** What the job measures of itself: the names, and the way they are registered. */
@org.jspecify.annotations.NullMarked
package io.clonestream.count;
