package io.clonestream.feed;

import io.clonestream.cause.Fault;
import org.jspecify.annotations.Nullable;

/** Publishing cannot go on; the message says in one sentence why and what to do. */
public final class FeedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private enum Outlook {
    FINAL(Fault.FEED_REFUSED),
    PASSING(Fault.FEED_UNREACHABLE),
    UNDECIDED(Fault.FEED_UNDECIDED),
    STALLED(Fault.FEED_STALLED);

    private final Fault fault;

    Outlook(Fault fault) {
      this.fault = fault;
    }
  }

  private final Outlook outlook;

  private FeedException(String message, Outlook outlook, @Nullable Throwable cause) {
    super(outlook.fault.said(message), cause);
    this.outlook = outlook;
  }

  static FeedException of(String message) {
    return new FeedException(message, Outlook.FINAL, null);
  }

  static FeedException of(String message, Throwable cause) {
    return new FeedException(message, Outlook.FINAL, cause);
  }

  /** Whether the last transaction was committed, only the topics can tell. */
  static FeedException undecided(String message, Throwable cause) {
    return new FeedException(message, Outlook.UNDECIDED, cause);
  }

  /** Nobody is there. */
  static FeedException unreachable(String brokers, Throwable cause) {
    return new FeedException(
        "Kafka does not answer at %s; start it, or name another with -D feed.bootstrap-servers=HOST:PORT (%s)"
            .formatted(brokers, cause.getMessage()),
        Outlook.PASSING,
        cause);
  }

  /**
   * Kafka answered before, and this it does not.
   *
   * @param cause whose message says what did not come
   */
  static FeedException stalled(String brokers, Throwable cause) {
    return new FeedException(
        "Kafka at %s answered, and then not any more: %s".formatted(brokers, cause.getMessage()),
        Outlook.STALLED,
        cause);
  }

  /** May the same be tried again with better luck? */
  public boolean isPassing() {
    return outlook != Outlook.FINAL;
  }

  /** Does a new start help, which reads what was published and goes on from there? */
  public boolean wantsNewStart() {
    return outlook == Outlook.UNDECIDED || outlook == Outlook.STALLED;
  }
}
