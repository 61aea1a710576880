package io.clonestream.feed;

/** Publishing cannot go on; the message says in one sentence why and what to do. */
public final class FeedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean passing;

  private FeedException(String message, boolean passing, Throwable cause) {
    super(message, cause);
    this.passing = passing;
  }

  static FeedException of(String message, Throwable cause) {
    return new FeedException(message, false, cause);
  }

  static FeedException unreachable(String brokers, Throwable cause) {
    return new FeedException(
        "Kafka does not answer at "
            + brokers
            + "; start it, or name another with -D feed.bootstrap-servers=HOST:PORT",
        true,
        cause);
  }

  /** May the same be tried again with better luck? */
  public boolean isPassing() {
    return passing;
  }
}
