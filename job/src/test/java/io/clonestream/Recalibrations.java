package io.clonestream;

import io.clonestream.feed.PublishedCalibrations;
import io.clonestream.feed.RecordedCalibrations;
import io.clonestream.match.Calibration;
import io.clonestream.match.CalibrationFile;
import io.clonestream.match.Codebook;
import io.clonestream.match.LogitMap;
import io.clonestream.match.MatchOptions;
import io.clonestream.match.Scorer;
import io.clonestream.match.Screen;
import io.clonestream.schemas.CalibrationPublished;
import io.clonestream.verify.ExpectedPairs;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Calibrations that a job moves to, for tests, and what it holds after them. */
final class Recalibrations {

  private static final CalibrationFile OWN = CalibrationFile.of(Calibration.DEFAULT);

  /** Two are stricter, two have one id, and one is the job's own. */
  private static final List<CalibrationFile> FILES =
      List.of(
          moved("flatter", .5, 0, ".1"),
          moved("stricter", 2, -1, ".8"),
          moved("stricter", 2, -2, ".6"),
          moved("strictest", 1, -2, ".9"),
          OWN);

  static final int KINDS = FILES.size();

  private Recalibrations() {}

  private static CalibrationFile moved(String id, double slope, double shift, String threshold) {
    LogitMap map = new LogitMap(slope, shift);
    return OWN.moved(id, map, map, Map.of("store.threshold", threshold));
  }

  static CalibrationPublished published(int kind, long sequence) {
    CalibrationFile file = FILES.get(kind);
    return RecordedCalibrations.published(file.id(), file.text(), sequence);
  }

  /** What is in force in a job started with the calibration that ships, after these. */
  static CalibrationFile inForce(Collection<CalibrationPublished> recorded) {
    PublishedCalibrations calibrations = new PublishedCalibrations();
    recorded.forEach(calibrations::add);
    CalibrationPublished last = calibrations.inForce();
    return last == null ? OWN : OWN.successor(last.getId(), last.getText());
  }

  /** What such a job holds while one is in force. */
  static ExpectedPairs expectedPairs(CalibrationFile inForce) {
    return new ExpectedPairs(
        Codebook.load(Codebook.DEFAULT),
        new Screen(OWN.calibration(), MatchOptions.SCREEN_MARGIN.defaultValue()),
        new Scorer(OWN.calibration()),
        new Scorer(inForce.calibration()));
  }
}
