package io.clonestream.query;

import static io.clonestream.persist.Graphs.OPEN;
import static io.clonestream.persist.Graphs.cloneClass;
import static io.clonestream.persist.Graphs.commit;
import static io.clonestream.persist.Graphs.pair;
import static io.clonestream.persist.Graphs.symbol;
import static io.clonestream.persist.Graphs.version;

import io.clonestream.follow.Stamp;
import io.clonestream.persist.GraphReader;
import io.clonestream.persist.TestGraph;

/**
 * Repositories lib and app. Classes f1 and f2 share form A; g1 resembles f1, h1 resembles g1 alone.
 * Members: f1 lib a (from 1) and app b (from 4); f2 lib c (from 6); g1 lib d; h1 lib e; lib x was
 * an instance of f1 and is gone. Of f1 and h1 it was said that they resemble each other, and then
 * that they never lived together.
 */
public final class SmallWorld {

  private static final Stamp STAMP = new Stamp(1, 1);

  private SmallWorld() {}

  /** Writes the world into an empty graph and opens a reader. */
  public static GraphReader open(TestGraph graph) {
    return graph.holding(
        commit("lib", 7),
        commit("app", 4),
        symbol(STAMP, "lib", "a", version(1, "f1", OPEN, "get")),
        symbol(STAMP, "app", "b", version(4, "f1", OPEN, "get")),
        symbol(STAMP, "lib", "c", version(6, "f2", OPEN)),
        symbol(STAMP, "lib", "d", version(6, "g1", OPEN)),
        symbol(STAMP, "lib", "e", version(7, "h1", OPEN)),
        symbol(STAMP, "lib", "x", version(1, "f1", 3)),
        cloneClass(STAMP, "f1", "A", 2),
        cloneClass(STAMP, "f2", "A", 1),
        cloneClass(STAMP, "g1", "B", 1),
        cloneClass(STAMP, "h1", "C", 1),
        pair(STAMP, "f1", "g1", 0.95f, 6, OPEN),
        pair(STAMP, "g1", "h1", 0.93f, 7, OPEN),
        pair(STAMP, "f2", "h1", 0.99f, 6, 7),
        pair(STAMP, "f1", "h1", 0.9f, 6, OPEN),
        pair(new Stamp(1, 2), "f1", "h1", 0.9f));
  }
}
