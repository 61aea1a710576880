package io.clonestream;

/** How a command prints its rows. */
enum OutputFormat {
  /** For people: aligned columns. */
  TABLE,
  /** One row a line, columns separated by tabs, one header line. */
  TSV,
  /** One array of objects, one object a line. */
  JSON
}
