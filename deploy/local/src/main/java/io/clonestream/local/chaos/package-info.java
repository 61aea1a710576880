/** Faults put into a running system by seed, and what must hold afterwards. */
@org.jspecify.annotations.NullMarked
package io.clonestream.local.chaos;
