package io.clonestream;

import io.clonestream.feed.FeedException;
import io.clonestream.feed.FeedOptions;
import io.clonestream.feed.FeedProgress;
import io.clonestream.feed.PublishSettings;
import io.clonestream.match.Calibration;
import io.clonestream.match.CalibrationFile;
import io.clonestream.match.MatchOptions;
import io.clonestream.persist.GraphReader;
import io.clonestream.persist.PersistOptions;
import io.clonestream.query.Instants;
import io.clonestream.query.Scope;
import io.clonestream.query.Status;
import io.clonestream.schemas.CalibrationPublished;
import java.io.PrintWriter;
import java.time.Instant;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every command that asks the graph takes. */
final class GraphMixin {

  @Mixin SettingsMixin settings = new SettingsMixin();

  @Option(names = "--tenant", description = "Whose repositories; the default is feed.tenant.")
  @Nullable String tenant;

  private @Nullable Configuration configuration;

  GraphReader open() {
    return new GraphReader(PersistOptions.connection(configuration()));
  }

  String tenant() {
    return tenant == null ? configuration().get(FeedOptions.TENANT) : tenant;
  }

  /** The instant that is asked about. */
  long instant(GraphReader reader, @Nullable String text) {
    return text == null ? Scope.NOW : Instants.of(reader, tenant(), text);
  }

  /** Says so where nothing can be known of the instant that is asked about. */
  void sayWhenBeforeHistory(GraphReader reader, long at, PrintWriter err) {
    Instants.beginning(reader, tenant())
        .ifPresent(
            begin -> {
              if (at < begin) {
                err.println(
                    "The recorded history of tenant '"
                        + tenant()
                        + "' begins at "
                        + Instant.ofEpochMilli(begin)
                        + ": nothing is known of "
                        + Instant.ofEpochMilli(at));
              }
            });
  }

  PublishSettings publishing() {
    return FeedOptions.publishing(configuration());
  }

  /**
   * By which the edges of the graph say how sure they are: the job's own calibration, or the one
   * that the job has moved to, for which Kafka is asked only then.
   */
  Calibration calibration(GraphReader reader, PrintWriter err) {
    CalibrationFile own = calibrationFile();
    String moved = new Status(reader).calibration();
    if (moved != null && !moved.equals(own.id())) {
      try {
        return calibrationInForce().calibration();
      } catch (FeedException e) {
        err.println(
            "Edges are of calibration "
                + moved
                + "; what it shows is unknown, so pairs are shown as by "
                + own.id()
                + ": "
                + e.getMessage());
      }
    }
    return own.calibration();
  }

  /** What recorded events put in force. */
  CalibrationFile calibrationInForce() {
    return CalibrationInForce.of(configuration());
  }

  /** The same as it was published; null where the job's own is in force. */
  @Nullable CalibrationPublished calibrationPublished() {
    return CalibrationInForce.published(configuration());
  }

  /** By which the job is configured. */
  CalibrationFile calibrationFile() {
    return MatchOptions.calibration(configuration());
  }

  FeedProgress feed() {
    return new FeedProgress(
        FeedOptions.client(configuration()), configuration().get(FeedOptions.GROUP));
  }

  Configuration configuration() {
    if (configuration == null) {
      configuration = settings.load();
    }
    return configuration;
  }
}
