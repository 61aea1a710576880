package io.clonestream.infer;

import java.util.concurrent.CompletableFuture;

/**
 * One text on its way through the engine.
 *
 * @param since nanoseconds of the engine's clock at which it was queued
 */
record Request(int[] tokens, CompletableFuture<byte[]> result, long since) {}
