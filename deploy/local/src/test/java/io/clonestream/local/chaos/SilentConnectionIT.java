package io.clonestream.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.feed.FeedOptions;
import io.clonestream.local.EmbeddedKafka;
import io.clonestream.local.LocalPorts;
import io.clonestream.local.chaos.TcpProxy.Line;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SilentConnectionIT {

  /** As a source looks for partitions; by Kafka's defaults the first connection takes all time. */
  @Test
  void aQuestionOutlivesTheConnectionItWasAskedOn(@TempDir Path directory) throws Exception {
    int door = LocalPorts.free();
    try (var proxy = new TcpProxy(door);
        var kafka = EmbeddedKafka.behind(directory, door, proxy.port())) {
      Configuration config = new Configuration();
      config.set(FeedOptions.BOOTSTRAP_SERVERS, "127.0.0.1:" + proxy.port());
      Properties client = FeedOptions.lasting(config);
      client.put("default.api.timeout.ms", "60000");
      try (var admin = Admin.create(client)) {
        admin.listTopics().names().get();
        proxy.behave(Line.BLACKHOLE); // the connections that are there, for good
        proxy.behave(Line.SOUND);
        assertThat(admin.listTopics().names().get()).isEmpty();
      }
    }
  }
}
