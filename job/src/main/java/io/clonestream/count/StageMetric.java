package io.clonestream.count;

/**
 * Every metric of the job, by stage. Dashboards and alerts know them by these names: never rename
 * one.
 */
public enum StageMetric {
  FEED_DEAD_LETTERS("feed", "deadLetters", Kind.COUNTER, "dead letters, of whatever stage"),

  FINGERPRINT_SYMBOLS("fingerprint", "symbols", Kind.COUNTER, "symbol changes taken in"),
  FINGERPRINT_REFUSED("fingerprint", "refused", Kind.COUNTER, "of these, sent to the dead letters"),
  FINGERPRINT_MICROS("fingerprint", "micros", Kind.HISTOGRAM, "microseconds of one record"),

  FOLLOW_MICROS("follow", "micros", Kind.HISTOGRAM, "microseconds of one symbol change"),

  GATE_KNOWN("gate", "known", Kind.COUNTER, "facts with code that was seen before"),
  GATE_RELEASED("gate", "released", Kind.COUNTER, "new fragments sent to inference"),
  GATE_STATE_READS("gate", "stateReads", Kind.COUNTER, "reads of keyed state"),
  GATE_STATE_WRITES("gate", "stateWrites", Kind.COUNTER, "writes to keyed state"),
  GATE_CACHE_HIT_RATIO(
      "gate", "cacheHitRatio", Kind.GAUGE, "share of look-ups answered from the heap, 0 to 1"),
  GATE_FILTER_BYTES("gate", "filterBytes", Kind.GAUGE, "heap of the Bloom filters"),
  GATE_FILTERS_TIGHT(
      "gate", "filtersTight", Kind.GAUGE, "Bloom filters that gave accuracy for memory"),
  GATE_MICROS("gate", "micros", Kind.HISTOGRAM, "microseconds of one fact"),

  INFER_INFERRED("infer", "inferred", Kind.COUNTER, "fragments with a vector"),
  INFER_DEGRADED("infer", "degraded", Kind.COUNTER, "fragments without one, after all attempts"),
  INFER_IN_FLIGHT("infer", "inFlight", Kind.GAUGE, "texts accepted and not answered"),
  INFER_BREAKER_OPEN("infer", "breakerOpen", Kind.GAUGE, "1 while nothing is inferred, else 0"),
  INFER_DEVICE("infer", "device", Kind.TEXT, "where the model runs"),
  INFER_MODEL("infer", "model", Kind.TEXT, "id of the model"),
  INFER_CIRCUIT_BREAKER("infer", "circuitBreaker", Kind.TEXT, "state of the circuit breaker"),
  INFER_LATENCY_MILLIS(
      "infer", "latencyMillis", Kind.HISTOGRAM, "milliseconds from the gate to the vector"),

  MATCH_COMPARED("match", "compared", Kind.COUNTER, "pairs compared within blocks"),
  MATCH_CANDIDATES("match", "candidates", Kind.COUNTER, "pairs handed on to be scored"),
  MATCH_BLOCK_MICROS("match", "blockMicros", Kind.HISTOGRAM, "microseconds of one block entry"),
  MATCH_SCORED("match", "scored", Kind.COUNTER, "pairs scored"),
  MATCH_RESCORED("match", "rescored", Kind.COUNTER, "pairs moved to another calibration"),
  MATCH_HOME_MICROS("match", "homeMicros", Kind.HISTOGRAM, "microseconds of one message to a home"),

  PAIR_PAIRS("pair", "pairs", Kind.COUNTER, "pairs found"),
  PAIR_MICROS("pair", "micros", Kind.HISTOGRAM, "microseconds of one message to a pair"),
  PAIR_RELATIONS("pair", "relations", Kind.COUNTER, "stated relations taken in"),

  PERSIST_ROWS_WRITTEN("persist", "rowsWritten", Kind.COUNTER, "rows committed"),
  PERSIST_BATCHES("persist", "batches", Kind.COUNTER, "transactions committed"),
  PERSIST_RETRIES("persist", "retries", Kind.COUNTER, "transactions begun again"),
  PERSIST_DEADLOCKS("persist", "deadlocks", Kind.COUNTER, "of these, because of a deadlock"),
  PERSIST_REJECTED("persist", "rejected", Kind.COUNTER, "rows sent to the dead letters"),
  PERSIST_IN_FLIGHT("persist", "inFlight", Kind.GAUGE, "rows taken up and not answered"),
  PERSIST_LAST_BATCH_ROWS("persist", "lastBatchRows", Kind.GAUGE, "rows of the last transaction"),
  PERSIST_WAIT_MILLIS(
      "persist", "waitMillis", Kind.HISTOGRAM, "milliseconds that a row waited for its batch"),
  PERSIST_BATCH_MILLIS("persist", "batchMillis", Kind.HISTOGRAM, "milliseconds of one batch"),
  PERSIST_EDGE_MILLIS(
      "persist",
      "edgeMillis",
      Kind.HISTOGRAM,
      "milliseconds from a symbol change in Kafka to the edges that it made in Neo4j, readable");

  /** What a value is. */
  public enum Kind {
    /** A number that only grows while the job runs. */
    COUNTER,
    /** A number as it is now. */
    GAUGE,
    /** A word as it is now, which Flink shows and Prometheus does not take. */
    TEXT,
    /**
     * Count, and quantiles of the last {@link StageMetrics#WINDOW} values of a subtask within
     * {@link StageMetrics#KEPT}.
     */
    HISTOGRAM
  }

  private final String stage;
  private final String key;
  private final Kind kind;
  private final String meaning;

  StageMetric(String stage, String key, Kind kind, String meaning) {
    this.stage = stage;
    this.key = key;
    this.kind = kind;
    this.meaning = meaning;
  }

  /** The stage's word: the metric group. */
  public String stage() {
    return stage;
  }

  /** The last part of its name. */
  public String key() {
    return key;
  }

  public Kind kind() {
    return kind;
  }

  /** What it says, a clause. */
  public String meaning() {
    return meaning;
  }

  /** Its name in Prometheus, by Flink's reporter. */
  public String prometheusName() {
    return "flink_taskmanager_job_task_operator_" + stage + "_" + key;
  }
}
