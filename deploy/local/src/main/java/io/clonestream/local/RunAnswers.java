package io.clonestream.local;

import java.io.PrintStream;
import java.util.List;

/** What a run has to say at its end: the families found, and where to look further. */
final class RunAnswers {

  /** How the command says that there are none. */
  private static final String NONE = "No clone families";

  private static final long ASK_EVERY_MILLIS = 15_000;

  private static final String PASTE =
      "MATCH p = (:Symbol)-[:INSTANCE_OF]->(:CloneClass)-[r:SIMILAR_TO]-(:CloneClass)"
          + "<-[:INSTANCE_OF]-(:Symbol) WHERE r.confidence >= .9 RETURN p LIMIT 100";

  private final CloneStream cloneStream;
  private final LocalStack stack;
  private final PrintStream out;
  private long begunWith = -1;
  private long askAgain;
  private boolean found;

  RunAnswers(CloneStream cloneStream, LocalStack stack, PrintStream out) {
    this.cloneStream = cloneStream;
    this.stack = stack;
    this.out = out;
  }

  /**
   * Asks for a few families while the run goes on, now and then until there are some; not in a run
   * that goes on from an earlier one, which has them all along.
   *
   * @return what was found; empty when it is not yet time to ask, or nothing is there yet
   */
  String firstFamilies(RunState state) {
    if (begunWith < 0) {
      begunWith = state.edges();
    }
    if (found || begunWith > 0 || state.edges() == 0 || state.millis() < askAgain) {
      return "";
    }
    askAgain = state.millis() + ASK_EVERY_MILLIS;
    String families = answer("families", List.of("--limit", "3"));
    found = !families.isEmpty() && !families.startsWith(NONE);
    return found ? families : "";
  }

  /** The families, widest first. */
  void families() {
    out.println(answer("families", List.of()));
  }

  /** What went wrong where it does: a run goes on without an answer. */
  private String answer(String subcommand, List<String> arguments) {
    CloneStream.Answer answer = cloneStream.run(subcommand, arguments);
    return answer.code() == 0 ? answer.out() : answer.err();
  }

  /** Where to look further. */
  void addresses() {
    out.println();
    out.println("Neo4j Browser  " + stack.browserUri() + "   (no password: 127.0.0.1 only)");
    out.println("  paste there  " + PASTE);
    out.println("Flink          http://" + stack.jobManager());
  }
}
