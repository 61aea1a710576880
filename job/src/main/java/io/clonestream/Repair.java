package io.clonestream;

import io.clonestream.feed.FeedOptions;
import io.clonestream.feed.FeedProgress;
import io.clonestream.feed.Request;
import io.clonestream.feed.RequestWriter;
import io.clonestream.feed.TopicAdmin;
import io.clonestream.feed.Topics;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.flink.configuration.Configuration;

/** Asks the owners of keys for their content, until what they write is what it should be. */
final class Repair {

  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** What was planted may stand in the way of what is missing, for one round. */
  private static final int ROUNDS = 3;

  /** Looks that find the same before the owners are asked again. */
  private static final int SETTLED = 5;

  private final Configuration config;
  private final PrintWriter progress;
  private final long deadline;

  /**
   * With the topics of a configuration.
   *
   * @param patience for how long it waits in all
   */
  Repair(Configuration config, PrintWriter progress, Duration patience) {
    this.config = config;
    this.progress = progress;
    this.deadline = System.nanoTime() + patience.toNanos();
  }

  /**
   * Asks about what was found wrong, looks until nothing moves any more (rows may be on their way
   * when the requests were taken), and asks again about what is left.
   *
   * @param wrong keys that are wrong by what was found
   * @param again looks once more
   * @return what was found last
   * @throws Oracle.NoVerdict when the job does not take the requests in time
   */
  <T> T mend(
      T found,
      Function<T, Set<String>> wrong,
      Function<T, List<Request>> requests,
      UnaryOperator<T> again) {
    List<T> now = new ArrayList<>(List.of(found));
    for (int round = 0; round < ROUNDS && !wrong.apply(now.get(0)).isEmpty(); round++) {
      ask(requests.apply(now.get(0)));
      int[] same = {0};
      within(
          () -> {
            T next = again.apply(now.get(0));
            same[0] = wrong.apply(next).equals(wrong.apply(now.get(0))) ? same[0] + 1 : 0;
            now.set(0, next);
            return wrong.apply(next).isEmpty() || same[0] >= SETTLED;
          });
    }
    return now.get(0);
  }

  /**
   * Writes the requests and waits for the checkpoint that has taken them.
   *
   * @throws Oracle.NoVerdict when the job does not take them in time: they stay recorded
   */
  private void ask(List<Request> requests) {
    checkAnswered();
    Oracle.checkUpToDate(config); // what an owner has not heard of yet, it would withdraw
    try (RequestWriter writer = new RequestWriter(FeedOptions.client(config))) {
      writer.write(System.getProperty("user.name", ""), requests);
    }
    say("asked the owners of %,d keys", requests.size());
    FeedProgress job = new FeedProgress(FeedOptions.client(config), config.get(FeedOptions.GROUP));
    long[] before = {-1};
    boolean taken =
        within(
            () -> {
              long open = job.lag(Topics.REQUESTS);
              if (open != before[0]) {
                say("requests that the job has not taken at its last checkpoint: %,d", open);
                before[0] = open;
              }
              return open == 0;
            });
    if (!taken) {
      throw new Oracle.NoVerdict(
          before[0]
              + " requests were not taken in time; they stay in "
              + Topics.REQUESTS
              + " and are answered when the job runs");
    }
  }

  /** Asks again and again whether something holds; false when the patience is over. */
  private boolean within(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      try {
        TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }

  /** A job that does not read the topic would never answer. */
  private void checkAnswered() {
    try (TopicAdmin topics = new TopicAdmin(FeedOptions.client(config))) {
      if (!topics.exists(Topics.REQUESTS)) {
        throw new Oracle.NoVerdict(
            "There is no topic "
                + Topics.REQUESTS
                + ": the job that writes this graph does not answer requests");
      }
    }
  }

  private void say(String text, Object... values) {
    progress.println(String.format(Locale.ROOT, text, values));
    progress.flush();
  }
}
