package io.clonestream.local.chaos;

/**
 * Whether something that must hold did.
 *
 * @param detail what differed; empty where nothing did
 */
record Invariant(String name, boolean held, String detail) {}
