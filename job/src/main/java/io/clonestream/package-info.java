/** Doors and wiring: what people start, and the one file that connects the rooms. */
@org.jspecify.annotations.NullMarked
package io.clonestream;
