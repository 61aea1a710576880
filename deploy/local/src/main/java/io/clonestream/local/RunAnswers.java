package io.clonestream.local;

import java.io.PrintStream;
import java.util.List;

/** What a run has to say at its end: the families found, and where to look further. */
final class RunAnswers {

  private static final String PASTE =
      "MATCH p = (:Symbol)-[:INSTANCE_OF]->(:CloneClass)-[:SIMILAR_TO]-(:CloneClass)"
          + "<-[:INSTANCE_OF]-(:Symbol) RETURN p LIMIT 100";

  private final CloneStream cloneStream;
  private final LocalStack stack;
  private final PrintStream out;

  RunAnswers(CloneStream cloneStream, LocalStack stack, PrintStream out) {
    this.cloneStream = cloneStream;
    this.stack = stack;
    this.out = out;
  }

  /** A few families, as soon as there are any. */
  void firstFamilies() throws InterruptedException {
    families(List.of("--limit", "3"));
  }

  /** The families, widest first. */
  void families() throws InterruptedException {
    families(List.of());
  }

  /** Where to look further. */
  void addresses() {
    out.println();
    out.println("Neo4j Browser  " + stack.browserUri() + "   (no password: 127.0.0.1 only)");
    out.println("  paste there  " + PASTE);
    out.println("Flink          http://" + stack.jobManager());
  }

  private void families(List<String> arguments) throws InterruptedException {
    out.flush();
    var command = cloneStream.command("families", arguments);
    try (var families = ChildCommand.startHere("Asking for the families", command)) {
      families.awaitSuccess();
    }
  }
}
