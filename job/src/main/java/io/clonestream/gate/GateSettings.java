package io.clonestream.gate;

import java.io.Serializable;

/**
 * What a gate takes for its heap, and whether it mistrusts itself.
 *
 * @param cacheRecords class records kept on a task's heap at most
 * @param dirtyRecords changed ones among them before some are written
 * @param filterBytes heap of a task's filters from which on they are pressed
 * @param filterChecked whether state is read where the filter says that it has nothing
 */
public record GateSettings(
    long cacheRecords, int dirtyRecords, long filterBytes, boolean filterChecked)
    implements Serializable {}
