package io.clonestream.extract;

/** What a file declares at one commit. */
public record FileVersion(String path, Extraction extraction) {}
