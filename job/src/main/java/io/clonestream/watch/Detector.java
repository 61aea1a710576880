package io.clonestream.watch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Finds where a series changed its level. Each stretch is split where it most likely changed, and
 * both parts again, as long as a split is significant (binary segmentation: Vostrikova, Soviet
 * Mathematics Doklady 24, 1981). Missing values are left out: their neighbours follow each other.
 */
public final class Detector {

  private final Rules rules;

  public Detector(Rules rules) {
    this.rules = rules;
  }

  /** What the whole series says. */
  public Verdict examine(Series series) {
    int[] present = series.present();
    int missing = series.size() - present.length;
    if (present.length < rules.samples()) {
      return new Verdict(present.length, missing, rules.samples(), List.of());
    }
    double[] values = Arrays.stream(present).mapToDouble(series::value).toArray();
    NavigableMap<Integer, Split> splits = new TreeMap<>();
    split(values, 0, values.length, rules.significance(), splits);
    Course course = new Course(rules);
    List<LevelChange> changes = new ArrayList<>();
    int from = 0;
    for (var entry : splits.entrySet()) {
      int at = entry.getKey();
      Integer next = splits.higherKey(at);
      int to = next == null ? values.length : next;
      double inflation = entry.getValue().inflation();
      changes.add(
          course.next(
              LevelChange.found(
                  present[at],
                  present[at - 1],
                  series.time(present[at - 1]),
                  series.time(present[at]),
                  level(values, Math.max(from, at - rules.window()), at, inflation),
                  level(values, at, Math.min(to, at + rules.window()), inflation),
                  entry.getValue().p())));
      from = at;
    }
    return new Verdict(values.length, missing, rules.samples(), changes);
  }

  /**
   * Twice as many parts at each step ask for a quarter: all together stay below twice the first.
   */
  private void split(
      double[] values, int from, int to, double significance, NavigableMap<Integer, Split> splits) {
    if (to - from < 2 * rules.least()) {
      return;
    }
    Split split = Split.of(Arrays.copyOfRange(values, from, to), rules.least());
    if (split.p() < significance) {
      splits.put(from + split.at(), split);
      split(values, from, from + split.at(), significance / 4, splits);
      split(values, from + split.at(), to, significance / 4, splits);
    }
  }

  private static Level level(double[] values, int from, int to, double inflation) {
    return Level.of(Arrays.copyOfRange(values, from, to), inflation);
  }
}
