package io.clonestream;

import io.clonestream.cause.Fault;

/** The page of all failures, made from their codes themselves. */
final class ErrorsReference {

  private ErrorsReference() {}

  static String markdown() {
    StringBuilder page =
        new StringBuilder(
            """
            # Errors

            Made by `scripts/clonestream config --errors`; do not edit. The code stands at the end of a
            message, in brackets, and never changes; what stands before it may. From 101 on it is the
            reason of a dead letter, and stands in the header `clonestream.code`.

            | code | meaning | what to do |
            |---|---|---|
            """);
    for (Fault fault : Fault.values()) {
      page.append("| `").append(fault.code()).append("` | ").append(fault.meaning());
      page.append(" | ").append(fault.remedy()).append(" |\n");
    }
    return page.toString();
  }
}
