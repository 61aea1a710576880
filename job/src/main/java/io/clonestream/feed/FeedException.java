package io.clonestream.feed;

import io.clonestream.cause.Fault;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.RetriableException;
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

  /**
   * What a client of Kafka failed of: nobody is there, what was asked for did not come, or it was
   * refused, which the innermost cause says. That a time is over says nothing where a broker has
   * said why.
   */
  static FeedException ofKafka(String brokers, Throwable failure) {
    Throwable innermost = failure;
    Throwable absence = null;
    boolean passes = false;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      absence = absence == null && isAbsence(cause) ? cause : absence;
      passes |= cause instanceof RetriableException;
      innermost = cause;
    }
    if (absence != null && !(innermost instanceof ApiException && innermost != absence)) {
      return unreachable(brokers, failure, absence);
    }
    String why = innermost.getClass().getSimpleName() + ": " + innermost.getMessage();
    return passes
        ? new FeedException(
            "Kafka at %s could not do it now: %s".formatted(brokers, why), Outlook.STALLED, failure)
        : FeedException.of("Kafka at %s refused: %s".formatted(brokers, why), failure);
  }

  /** Asks Kafka. */
  static <T> T asked(String brokers, Supplier<T> request) {
    try {
      return request.get();
    } catch (KafkaException e) {
      throw ofKafka(brokers, e);
    }
  }

  /** A name that nobody resolves belongs to a server that is not there yet, or not any more. */
  private static boolean isAbsence(Throwable cause) {
    return cause instanceof TimeoutException
        || cause instanceof org.apache.kafka.common.errors.TimeoutException
        || cause instanceof DisconnectException
        || (cause instanceof ConfigException
            && String.valueOf(cause.getMessage()).startsWith("No resolvable bootstrap urls"));
  }

  private static FeedException unreachable(String brokers, Throwable failure, Throwable why) {
    return new FeedException(
        "Kafka does not answer at %s; start it, or name another with -D feed.bootstrap-servers=HOST:PORT (%s)"
            .formatted(
                brokers,
                why.getMessage() == null ? why.getClass().getSimpleName() : why.getMessage()),
        Outlook.PASSING,
        failure);
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
