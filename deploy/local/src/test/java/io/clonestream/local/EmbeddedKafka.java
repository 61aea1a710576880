package io.clonestream.local;

import java.nio.file.Path;

/** A real Kafka node in the test's JVM on free ports; the caller owns the directory. */
public final class EmbeddedKafka implements AutoCloseable {

  private final KafkaBroker broker;

  private EmbeddedKafka(KafkaBroker broker) {
    this.broker = broker;
  }

  public static EmbeddedKafka start(Path directory) throws Exception {
    return new EmbeddedKafka(KafkaBroker.start(directory, LocalPorts.free(), LocalPorts.free()));
  }

  public String bootstrapServers() {
    return broker.bootstrapServers();
  }

  @Override
  public void close() {
    broker.close();
  }
}
