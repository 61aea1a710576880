package io.clonestream.local.chaos;

import io.clonestream.local.chaos.Fault.Restarts;
import java.time.Duration;
import java.util.List;

/** What befalls the records. */
final class StreamFaults {

  private static final long MOST_JUMP = Duration.ofDays(400).toSeconds();

  private static final int DAMAGED = 200;

  static final List<Fault> ALL =
      List.of(
          new Fault(
              "duplicates",
              "a third of all records comes again, shuffled",
              Severity.LOW,
              Restarts.NEVER,
              s -> new TopicDamage(s).repeat()),
          new Fault(
              "poison",
              "copies of records damaged in nine ways come in between",
              Severity.LOW,
              Restarts.NEVER,
              StreamFaults::poison),
          new Fault(
              "forced-push",
              "the last commits of the branch are forced away, three times",
              Severity.LOW,
              Restarts.NEVER,
              StreamFaults::forcePush),
          new Fault(
              "clock-jumps",
              "the clock of those who commit jumps by up to 400 days, back and forth, five times",
              Severity.LOW,
              Restarts.NEVER,
              StreamFaults::jumpClock),
          new Fault(
              "stragglers",
              "the records of another branch come shuffled, over 10 to 20 s, and a tenth of them"
                  + " never",
              Severity.LOW,
              Restarts.NEVER,
              s -> new Stragglers(s).send()));

  private StreamFaults() {}

  private static void poison(Situation situation) {
    TopicDamage damage = new TopicDamage(situation);
    damage.read();
    damage.poison(DAMAGED);
  }

  private static void forcePush(Situation s) throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      s.stream().rewriteNext();
      s.wait(Duration.ofSeconds(1), Duration.ofSeconds(3));
    }
  }

  private static void jumpClock(Situation s) throws InterruptedException {
    for (int i = 0; i < 5; i++) {
      s.stream().setClock(Duration.ofSeconds(s.random().nextLong(-MOST_JUMP, MOST_JUMP)));
      s.wait(Duration.ofSeconds(1), Duration.ofSeconds(3));
    }
  }
}
