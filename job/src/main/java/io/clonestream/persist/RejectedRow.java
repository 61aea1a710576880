package io.clonestream.persist;

/**
 * A row that the graph refused, alone, with the reason.
 *
 * @param reason what the server or the conversion said
 */
public record RejectedRow(GraphRow row, String reason) {}
