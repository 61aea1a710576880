package io.clonestream.feed;

import io.clonestream.cause.Fault;
import org.jspecify.annotations.Nullable;

/** Publishing cannot go on; the message says in one sentence why and what to do. */
public final class FeedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private enum Outlook {
    FINAL(Fault.FEED_REFUSED),
    PASSING(Fault.FEED_UNREACHABLE),
    UNDECIDED(Fault.FEED_UNDECIDED);

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

  static FeedException unreachable(String brokers, Throwable cause) {
    return new FeedException(
        "Kafka does not answer at "
            + brokers
            + "; start it, or name another with -D feed.bootstrap-servers=HOST:PORT",
        Outlook.PASSING,
        cause);
  }

  /** May the same be tried again with better luck? */
  public boolean isPassing() {
    return outlook != Outlook.FINAL;
  }

  /** Does a new start, which reads what was published, find out how it ended? */
  public boolean isUndecided() {
    return outlook == Outlook.UNDECIDED;
  }
}
