package io.clonestream.query;

import static io.clonestream.persist.Graphs.OPEN;
import static io.clonestream.persist.Graphs.cloneClass;
import static io.clonestream.persist.Graphs.commit;
import static io.clonestream.persist.Graphs.livedTwice;
import static io.clonestream.persist.Graphs.pair;
import static io.clonestream.persist.Graphs.symbol;
import static io.clonestream.persist.Graphs.version;

import io.clonestream.follow.Stamp;
import io.clonestream.persist.GraphReader;
import io.clonestream.persist.TestGraph;

/**
 * A history of two repositories. lib p and app q were copies (k1) from 1; at 5 p was changed (k2),
 * q was not. lib r held k3 until 2, app s holds it again from 6. lib t resembles q since 3.
 */
final class DivergedWorld {

  static final Stamp STAMP = new Stamp(1, 1);
  static final String P = "t/lib@main:src/p.java#p()";
  static final String Q = "t/app@main:src/q.java#q()";
  static final String T = "t/lib@main:src/t.java#t()";

  private DivergedWorld() {}

  /** Writes the history into an empty graph and opens a reader. */
  static GraphReader open(TestGraph graph) {
    return graph.holding(
        commit("lib", 5),
        commit("app", 6),
        commit("lib", 1),
        symbol(STAMP, "lib", "p", version(1, "k1", 5, "q"), version(5, "k2", OPEN, "q", "t")),
        symbol(STAMP, "app", "q", version(1, "k1", OPEN)),
        symbol(STAMP, "lib", "r", version(1, "k3", 2)),
        symbol(STAMP, "app", "s", version(6, "k3", OPEN)),
        symbol(STAMP, "lib", "t", version(3, "k4", OPEN)),
        cloneClass(STAMP, "k1", "A", 2),
        cloneClass(STAMP, "k2", "B", 1),
        livedTwice(STAMP, "k3", "C", 1, 2, 6),
        cloneClass(STAMP, "k4", "D", 1),
        pair(STAMP, "k1", "k2", 0.95f, 5, OPEN),
        pair(STAMP, "k1", "k4", 0.92f, 3, OPEN),
        pair(STAMP, "k2", "k4", 0.6f, 5, OPEN));
  }
}
