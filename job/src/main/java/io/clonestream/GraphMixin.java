package io.clonestream;

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

  /** By which the job is configured to say how sure it is. */
  Calibration calibration() {
    return calibrationFile().calibration();
  }

  CalibrationFile calibrationFile() {
    return MatchOptions.calibration(configuration());
  }

  FeedProgress feed() {
    return new FeedProgress(
        FeedOptions.client(configuration()), configuration().get(FeedOptions.GROUP));
  }

  private Configuration configuration() {
    if (configuration == null) {
      configuration = settings.load();
    }
    return configuration;
  }
}
