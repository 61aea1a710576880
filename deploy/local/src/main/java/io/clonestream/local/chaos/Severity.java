package io.clonestream.local.chaos;

/** How much of the system a fault takes away. */
enum Severity {
  /** Work goes on, slower. */
  LOW,
  /** A part is away or misbehaves, and the others go on. */
  MEDIUM,
  /** The whole job stops, or what it has stored is damaged. */
  HIGH
}
