package io.clonestream.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A real Kafka node for all tests of a class. */
final class TestBroker implements BeforeAllCallback, AfterAllCallback {

  private Path data;
  private EmbeddedKafka kafka;

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    data = Files.createTempDirectory("kafka");
    kafka = EmbeddedKafka.start(data);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    kafka.close();
    Directories.delete(data);
  }

  /** What a client of it is configured with, to be added to. */
  Properties client() {
    Properties properties = new Properties();
    properties.putAll(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    return properties;
  }
}
