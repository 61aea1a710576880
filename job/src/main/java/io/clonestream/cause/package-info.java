/** What can go wrong, each kind by a code that stays. */
@org.jspecify.annotations.NullMarked
package io.clonestream.cause;
