package io.clonestream.watch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A series while it goes on, line by line as {@link SeriesLines} reads them: what each line shows,
 * and what all came to. Keeps the changes that it told, and of the values what a {@link
 * LiveDetector} keeps.
 */
public final class LiveSeries {

  /** Values missing in between have names, too. */
  private static final int LABELS_OF_A_WINDOW = 10;

  private final SeriesLines lines;
  private final LiveDetector detector;
  private final Rules rules;
  private final Map<Integer, String> labels;
  private final List<LevelChange> told = new ArrayList<>();
  private int values;
  private int missing;
  private @Nullable LevelChange shown;

  /**
   * @param source for messages
   */
  public LiveSeries(String source, Rules rules) {
    this.lines = new SeriesLines(source);
    this.detector = new LiveDetector(rules);
    this.rules = rules;
    int most = LABELS_OF_A_WINDOW * rules.window();
    this.labels =
        new LinkedHashMap<>() {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Integer, String> eldest) {
            return size() > most;
          }
        };
  }

  /**
   * Reads the next line.
   *
   * @return the change that it shows, or null
   * @throws IllegalArgumentException with the line and the rule where it is wrong
   */
  public @Nullable LevelChange read(String line) {
    shown = null;
    lines.read(
        line,
        (label, time, value) -> {
          shown = detector.add(time, value);
          labels.put(values++, label);
          missing += Double.isFinite(value) ? 0 : 1;
        });
    if (shown != null) {
      told.add(shown);
    }
    return shown;
  }

  /** What a value is called when it is spoken of. */
  public String label(int index) {
    return labels.getOrDefault(index, "value " + (index + 1));
  }

  /** What the values so far came to. */
  public Verdict verdict() {
    return new Verdict(values - missing, missing, rules.samples(), told);
  }
}
