package io.clonestream.feed;

import io.clonestream.schemas.RelationKind;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

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

  /** RelationStated of kind VERDICT, key = relation id. */
  public static final String FEEDBACK = "clonestream.feedback.v1";

  /** CalibrationPublished, key = id. */
  public static final String CALIBRATIONS = "clonestream.calibrations.v1";

  /** Requests to owners of keys, key = kind and id. */
  public static final String REQUESTS = "clonestream.requests.v1";

  /** Refused records, byte-identical, with the reason in their headers. */
  public static final String DEAD_LETTERS = "clonestream.dead-letters.v1";

  /** What people did by hand, as JSON; key = the deed. */
  public static final String AUDIT = "clonestream.audit.v1";

  /** For how long a request waits for a job that does not run. */
  public static final Duration REQUESTS_KEPT = Duration.ofDays(7);

  /** Most bytes of a dead letter: more than any record that a broker takes by default. */
  public static final int DEAD_LETTER_BYTES = 16 << 20;

  /** What the graph is a function of. */
  public static final List<String> RECORDED =
      List.of(SYMBOL_CHANGES, COMMITS, RELATIONS, FEEDBACK, CALIBRATIONS);

  public static final List<String> ALL =
      Stream.concat(RECORDED.stream(), Stream.of(REQUESTS, SIMILARITY_EDGES, DEAD_LETTERS, AUDIT))
          .toList();

  private Topics() {}

  /** Where statements of a kind are recorded. */
  static String of(RelationKind kind) {
    return kind == RelationKind.VERDICT ? FEEDBACK : RELATIONS;
  }
}
