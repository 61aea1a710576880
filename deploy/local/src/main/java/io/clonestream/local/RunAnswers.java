package io.clonestream.local;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What a run has to say at its end: the families found, and where to look further. */
final class RunAnswers {

  private static final String ASKING = "Asking for the families";

  /** How the command says that there are none. */
  private static final String NONE = "No clone families";

  private static final long ASK_EVERY_MILLIS = 15_000;

  private static final String PASTE =
      "MATCH p = (:Symbol)-[:INSTANCE_OF]->(:CloneClass)-[:SIMILAR_TO]-(:CloneClass)"
          + "<-[:INSTANCE_OF]-(:Symbol) RETURN p LIMIT 100";

  private final CloneStream cloneStream;
  private final LocalStack stack;
  private final Path logs;
  private final PrintStream out;
  private long begunWith = -1;
  private long askAgain;
  private boolean found;

  RunAnswers(CloneStream cloneStream, LocalStack stack, Path logs, PrintStream out) {
    this.cloneStream = cloneStream;
    this.stack = stack;
    this.logs = logs;
    this.out = out;
  }

  /**
   * Asks for a few families while the run goes on, now and then until there are some; not in a run
   * that goes on from an earlier one, which has them all along.
   *
   * @return what was found; empty when it is not yet time to ask, or nothing is there yet
   */
  String firstFamilies(RunState state) throws InterruptedException {
    if (begunWith < 0) {
      begunWith = state.edges();
    }
    if (found || begunWith > 0 || state.edges() == 0 || state.millis() < askAgain) {
      return "";
    }
    askAgain = state.millis() + ASK_EVERY_MILLIS;
    Path answer = logs.resolve("families.log");
    var command = cloneStream.command("families", List.of("--limit", "3"));
    try (var families = ChildCommand.start(ASKING, command, Map.of(), answer)) {
      families.awaitSuccess();
      String text = Files.readString(answer);
      found = !text.isBlank() && !text.startsWith(NONE);
      return found ? text.stripTrailing() : "";
    } catch (IOException e) {
      throw new UncheckedIOException(answer + " cannot be read", e);
    }
  }

  /** The families, widest first. */
  void families() throws InterruptedException {
    out.flush();
    try (var families =
        ChildCommand.startHere(ASKING, cloneStream.command("families", List.of()))) {
      families.awaitSuccess();
    }
  }

  /** Where to look further. */
  void addresses() {
    out.println();
    out.println("Neo4j Browser  " + stack.browserUri() + "   (no password: 127.0.0.1 only)");
    out.println("  paste there  " + PASTE);
    out.println("Flink          http://" + stack.jobManager());
  }
}
