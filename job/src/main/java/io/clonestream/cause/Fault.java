package io.clonestream.cause;

import java.util.Arrays;
import java.util.Locale;

/**
 * Every kind of failure that was foreseen. Its code stands at the end of the message, in the log,
 * in Flink's web page and in what commands say, and never changes; 1 to 99 are failures of whoever
 * asked for something, 101 to 199 are reasons for which a record becomes a dead letter.
 */
public enum Fault {
  COMMIT_REPOSITORY(
      1,
      "A Git repository cannot be read, or lacks a commit that was published of it.",
      "The message says which; bring the commit there, or publish under another name."),
  FEED_UNREACHABLE(
      1,
      "Kafka does not answer.",
      "Start it, or mend feed.bootstrap-servers and feed.client-file; then run the same again."),
  FEED_REFUSED(
      2,
      "Kafka refused, or another publisher has taken over.",
      "The message says what was refused: a right that is missing, a topic with other settings."),
  FEED_UNDECIDED(
      3,
      "Kafka did not say whether the last transaction was committed.",
      "Run the same again: it reads what was published and goes on from there."),
  FEED_STALLED(
      4,
      "Kafka answered, and then what it was asked for did not come.",
      "The message says what: Kafka has gone since, or a transaction does not end. Run the same"
          + " again; kafka-transactions.sh find-hanging shows one that stays."),
  FEED_RECORD(
      101,
      "A record is no event, or states something impossible.",
      "Mend what wrote it; 'replay' sends the record back once this version takes it."),
  FINGERPRINT_RECORD(101, "A symbol change states something impossible.", "As CS-FEED-101."),
  FOLLOW_RECORD(
      101,
      "Two symbol changes claim one sequence of a symbol; the other one stands.",
      "Find the second publisher of that branch; 'repair' when it is gone."),
  INFER_MODEL(
      1,
      "The model cannot be used as configured.",
      "The message names the file and the rule; mend infer.model and submit again."),
  INFER_FAILED(
      2,
      "Inference of a text failed, or its answer was no vector.",
      "None; when attempts end, the fragment is compared by its words alone."),
  MATCH_RECORD(
      101,
      "A calibration was published that this job cannot use.",
      "Publish one that was fitted from the job's own, under a new id."),
  PAIR_RECORD(
      101,
      "Two statements claim one sequence of a relation; the other one stands.",
      "Say it again."),
  PERSIST_UNAVAILABLE(
      1, "Neo4j cannot be reached or refuses.", "The message says which setting to mend."),
  PERSIST_FENCED(
      2,
      "Another writer owns the graph.",
      "Cancel one of the two jobs; persist.take-over=true only where the other is gone for good."),
  PERSIST_RECORD(
      101, "Neo4j cannot write a row.", "The reason is Neo4j's own; 'repair' once it is mended."),
  USAGE(
      1,
      "An option, an argument or a value of the configuration does not fit.",
      "The message names the value and the rule."),
  UNFORESEEN(1, "A failure that nobody foresaw, with its whole trace.", "Report it.");

  private static final int FIRST_OF_RECORDS = 101;

  private final int number;
  private final String meaning;
  private final String remedy;

  Fault(int number, String meaning, String remedy) {
    this.number = number;
    this.meaning = meaning;
    this.remedy = remedy;
  }

  /** What a stage makes dead letters of. */
  public static Fault ofDeadLetter(String stage) {
    return Arrays.stream(values())
        .filter(fault -> fault.isOfRecords() && fault.room().equals(stage))
        .findFirst()
        .orElse(UNFORESEEN);
  }

  /** CS, the room and a number, as in CS-FEED-001. */
  public String code() {
    return String.format(Locale.ROOT, "CS-%s-%03d", room().toUpperCase(Locale.ROOT), number);
  }

  /** The message with the code at its end. */
  public String said(String message) {
    return message + " [" + code() + "]";
  }

  /** Whether it makes a record a dead letter. */
  public boolean isOfRecords() {
    return number >= FIRST_OF_RECORDS;
  }

  /** The room in which it arises; the name itself where that is none. */
  public String room() {
    return name().split("_", 2)[0].toLowerCase(Locale.ROOT);
  }

  public String meaning() {
    return meaning;
  }

  /** What to do. */
  public String remedy() {
    return remedy;
  }
}
