package io.clonestream;

import io.clonestream.feed.Request;
import io.clonestream.persist.GraphRow;
import io.clonestream.persist.SimulatedDatabase;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One run of a plan, from what is published to what the graph holds.
 *
 * @param wrong what is not as it must be, a line each
 * @param digest of everything that happened
 * @param last what happened at last
 */
record Simulation(List<String> wrong, String digest, int events, List<String> last) {

  /** What a plan is about, whatever happens: as dear to compute as a run. */
  record Story(Plan plan, Recorded recorded, SortedMap<String, GraphRow> expected) {
    static Story of(Plan plan) {
      Recorded recorded = plan.recorded();
      return new Story(plan, recorded, Collections.unmodifiableSortedMap(recorded.expected()));
    }

    Simulation run() {
      return Simulation.of(this);
    }
  }

  private static Simulation of(Story story) {
    Trace trace = new Trace();
    List<String> wrong = new ArrayList<>();
    try {
      run(story, trace, wrong);
    } catch (Exception | AssertionError e) {
      trace.add(String.valueOf(e));
      wrong.add(String.valueOf(e));
    }
    trace.add("wrong: " + wrong);
    return new Simulation(List.copyOf(wrong), trace.digest(), trace.events(), trace.last());
  }

  boolean isRight() {
    return wrong.isEmpty();
  }

  private static void run(Story story, Trace trace, List<String> wrong) throws Exception {
    Plan plan = story.plan();
    Recorded recorded = story.recorded();
    SortedMap<String, GraphRow> expected = new TreeMap<>(story.expected());
    Random random = Plan.random(plan.seed(), 1);
    SimulatedDatabase database = new SimulatedDatabase(random, plan.failing(), trace::add);
    Set<String> refused = Contests.letters(recorded);
    for (String key : poison(plan, expected, random)) {
      database.poison(key);
      refused.add("persist " + key);
      expected.remove(key);
    }
    List<Object> arriving =
        plan.disturbed() ? recorded.disturbed(random) : recorded.inOrder(random);
    int first = plan.damaged() ? random.nextInt(arriving.size() + 1) : arriving.size();
    List<Object> before = arriving.subList(0, first);
    try (SimulatedJob job = new SimulatedJob(before, random, database, plan.failing(), trace)) {
      job.run(plan.crashes());
      if (plan.damaged()) {
        job.add(repairs(database, story.expected(), arriving, first, random));
        job.run(plan.crashes());
      }
      Set<String> letters = new TreeSet<>();
      job.deadLetters()
          .forEach(
              letter ->
                  letters.add(
                      letter.stage()
                          + " "
                          + new String(letter.refused().key(), StandardCharsets.UTF_8)));
      letters.removeIf(letter -> letter.startsWith("match "));
      if (!letters.equals(refused)) {
        wrong.add("expected dead letters of " + refused + " but there were " + letters);
      }
    }
    SortedMap<String, GraphRow> streamed = database.rows().contents();
    streamed.keySet().removeIf(key -> refused.contains("persist " + key));
    wrong.addAll(Recorded.differences(streamed, expected));
  }

  private static List<String> poison(
      Plan plan, SortedMap<String, GraphRow> expected, Random random) {
    if (!plan.poisoned() || expected.isEmpty()) {
      return List.of();
    }
    return List.of(new ArrayList<>(expected.keySet()).get(random.nextInt(expected.size())));
  }

  /** Rows are altered, deleted and planted; what is asked then, among what comes later. */
  private static List<Object> repairs(
      SimulatedDatabase database,
      SortedMap<String, GraphRow> all,
      List<Object> arriving,
      int first,
      Random random) {
    RowDamage damage = new RowDamage(database.rows().stored(), all, random);
    for (int i = random.nextInt(8); i >= 0; i--) {
      damage.next();
    }
    List<Object> coming = new ArrayList<>(arriving.subList(first, arriving.size()));
    SortedMap<String, GraphRow> sofar = Recorded.of(arriving.subList(0, first)).expected();
    List<Request> requests = new ArrayList<>();
    requests.addAll(Repairs.requests(database.rows().stored(), sofar));
    requests.addAll(Repairs.needless(all, random));
    for (Request request : requests) {
      coming.add(random.nextInt(coming.size() + 1), request);
    }
    return coming;
  }
}
