package io.clonestream.feed;

import java.time.Duration;
import java.util.List;

/** Every topic, by name. */
public final class Topics {

  /** SymbolChange, key = symbol id. */
  public static final String SYMBOL_CHANGES = "clonestream.symbol-changes.v1";

  /** CommitPublished and TagPublished, key = tenant/repository@branch. */
  public static final String COMMITS = "clonestream.commits.v1";

  /** SimilarityEdge, key = lowerId|higherId; compacted. */
  public static final String SIMILARITY_EDGES = "clonestream.similarity-edges.v1";

  /** RelationStated, key = relation id. */
  public static final String RELATIONS = "clonestream.relations.v1";

  /** Requests to owners of keys, key = kind and id. */
  public static final String REQUESTS = "clonestream.requests.v1";

  /** Refused records, byte-identical, with the reason in their headers. */
  public static final String DEAD_LETTERS = "clonestream.dead-letters.v1";

  /** For how long a request waits for a job that does not run. */
  public static final Duration REQUESTS_KEPT = Duration.ofDays(7);

  /** Most bytes of a dead letter: more than any record that a broker takes by default. */
  public static final int DEAD_LETTER_BYTES = 16 << 20;

  public static final List<String> ALL =
      List.of(SYMBOL_CHANGES, COMMITS, RELATIONS, REQUESTS, SIMILARITY_EDGES, DEAD_LETTERS);

  private Topics() {}
}
