package io.clonestream.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonestream.feed.Topics;
import io.clonestream.local.EmbeddedKafka;
import io.clonestream.local.LocalPorts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingDeniedIT {

  /** The job comes through the door, before which a proxy lies; others read on. */
  @Test
  void whoMayNotReadIsToldSoUntilTheRightIsGivenBack(@TempDir Path directory) throws Exception {
    int door = LocalPorts.free();
    try (var proxy = new TcpProxy(door, ReadingDenied.whom());
        var kafka = EmbeddedKafka.behind(directory, door, proxy.port());
        var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      admin.createTopics(List.of(new NewTopic(Topics.COMMITS, 1, (short) 1))).all().get();
      new TopicRecords(kafka.bootstrapServers())
          .send(List.of(new ProducerRecord<>(Topics.COMMITS, new byte[] {1}, new byte[] {2})));
      var outside = new TopicRecords("127.0.0.1:" + proxy.port());
      try (var denied = new ReadingDenied(kafka.bootstrapServers())) {
        denied.deny();
        assertThatThrownBy(() -> outside.read(Topics.COMMITS))
            .isInstanceOf(TopicAuthorizationException.class);
        assertThat(new TopicRecords(kafka.bootstrapServers()).read(Topics.COMMITS)).hasSize(1);
      }
      assertThat(outside.read(Topics.COMMITS)).hasSize(1);
    }
  }
}
