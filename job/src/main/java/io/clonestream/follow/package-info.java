/** Keyed by symbol: its versions in order, late ones included; emits signed membership facts. */
@org.jspecify.annotations.NullMarked
package io.clonestream.follow;
