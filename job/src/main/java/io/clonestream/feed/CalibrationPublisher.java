package io.clonestream.feed;

import io.clonestream.schemas.CalibrationPublished;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Publishes calibrations, each in a transaction of its own; one publisher at a time. */
public final class CalibrationPublisher implements AutoCloseable {

  private static final String TRANSACTIONAL_ID = "clonestream-calibrate";

  private final Clock clock;
  private final SoleProducer producer;
  private final PublishedCalibrations recorded = new PublishedCalibrations();
  private long last;

  /**
   * Takes over from any other that publishes calibrations, and reads what was published.
   *
   * @throws FeedException when Kafka does not answer
   */
  public CalibrationPublisher(PublishSettings settings, Clock clock) {
    this.clock = clock;
    try (TopicAdmin topics = new TopicAdmin(settings.client())) {
      topics.ensureTopics(settings.partitions(), settings.replication());
    }
    this.producer = new SoleProducer(settings.client(), TRANSACTIONAL_ID, "publish calibrations");
    new RecordedEvents(settings.client()).calibrations(this::remember);
  }

  private void remember(CalibrationPublished published) {
    CalibrationRules.check(published);
    recorded.add(published);
    last = Math.max(last, published.getSequence());
  }

  /**
   * Publishes a calibration, unless it is in force.
   *
   * @return what was published; null when nothing was
   * @throws IllegalArgumentException where the id was published with another content
   * @throws FeedException when Kafka does not answer or another publisher has begun
   */
  public @Nullable CalibrationPublished publish(String id, String text, String author) {
    CalibrationPublished published =
        CalibrationPublished.newBuilder()
            .setId(id)
            .setText(text)
            .setSequence(last + 1)
            .setRecordedAt(clock.instant().truncatedTo(ChronoUnit.MILLIS))
            .setAuthor(author)
            .build();
    CalibrationRules.check(published);
    CalibrationPublished meaning = recorded.meaning(id);
    if (meaning != null && !recorded.stands(published)) {
      throw new IllegalArgumentException(
          "Calibration '"
              + id
              + "' was published with another content at "
              + meaning.getRecordedAt()
              + ": a new one needs an id of its own");
    }
    CalibrationPublished inForce = recorded.inForce();
    if (inForce != null && inForce.getId().equals(id)) {
      return null;
    }
    try {
      producer.send(Topics.CALIBRATIONS, id, ChangeEncoder.bytes(published.toByteBuffer()));
    } catch (IOException e) {
      throw new UncheckedIOException("Calibration " + id, e);
    }
    remember(published);
    return published;
  }

  @Override
  public void close() {
    producer.close();
  }
}
