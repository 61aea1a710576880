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

  /** One that also listens at a door, by which clients come to another port. */
  public static EmbeddedKafka behind(Path directory, int listens, int advertised) throws Exception {
    LocalPorts ports = LocalPorts.allFree();
    return new EmbeddedKafka(
        KafkaBroker.start(
            directory,
            ports.kafka(),
            ports.controller(),
            BrokerDoor.settings(ports, new FaultCluster.Door(listens, advertised))));
  }

  public String bootstrapServers() {
    return broker.bootstrapServers();
  }

  @Override
  public void close() {
    broker.close();
  }
}
