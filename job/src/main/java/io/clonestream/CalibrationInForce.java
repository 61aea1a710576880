package io.clonestream;

import io.clonestream.feed.CalibrationRules;
import io.clonestream.feed.FeedOptions;
import io.clonestream.feed.PublishedCalibrations;
import io.clonestream.feed.RecordedEvents;
import io.clonestream.match.CalibrationFile;
import io.clonestream.match.MatchOptions;
import io.clonestream.schemas.CalibrationPublished;
import java.time.Duration;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;

/** Which calibration the recorded events put in force, for a job of this configuration. */
final class CalibrationInForce {

  /** For how long the brokers may be silent: people wait. */
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private CalibrationInForce() {}

  /**
   * Its file; the job's own where none was published.
   *
   * @throws io.clonestream.feed.FeedException when Kafka does not answer
   */
  static CalibrationFile of(Configuration config) {
    CalibrationFile own = MatchOptions.calibration(config);
    CalibrationPublished last = published(config, own);
    return last == null ? own : own.successor(last.getId(), last.getText());
  }

  /** Its record; null where none was published. */
  static @Nullable CalibrationPublished published(Configuration config) {
    return published(config, MatchOptions.calibration(config));
  }

  private static @Nullable CalibrationPublished published(
      Configuration config, CalibrationFile own) {
    PublishedCalibrations calibrations = new PublishedCalibrations();
    new RecordedEvents(FeedOptions.client(config), PATIENCE)
        .calibrations(
            published -> {
              CalibrationRules.check(published);
              own.successor(published.getId(), published.getText());
              calibrations.add(published);
            });
    return calibrations.inForce();
  }
}
