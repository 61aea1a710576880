package io.clonestream.local;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonestream.feed.FeedException;
import io.clonestream.feed.TopicAdmin;
import io.clonestream.feed.Topics;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Topics that others made or changed, against a real broker. */
class TopicAdminIT {

  @RegisterExtension static final TestBroker broker = new TestBroker();

  @Test
  void aTopicThatLosesRecordsOrSplitsChainsIsRefused() throws Exception {
    try (var topics = new TopicAdmin(broker.client());
        var admin = Admin.create(broker.client())) {
      topics.ensureTopics(2, 1);

      set(admin, Topics.SYMBOL_CHANGES, "retention.ms", "604800000");
      assertThatThrownBy(() -> topics.ensureTopics(2, 1))
          .isInstanceOf(FeedException.class)
          .hasMessageContaining(
              Topics.SYMBOL_CHANGES + " has retention.ms=604800000 but needs -1; change it with");
      set(admin, Topics.SYMBOL_CHANGES, "retention.ms", "-1");

      set(admin, Topics.DEAD_LETTERS, "cleanup.policy", "compact");
      assertThatThrownBy(() -> topics.ensureTopics(2, 1))
          .hasMessageContaining(
              Topics.DEAD_LETTERS + " has cleanup.policy=compact but needs delete");
      set(admin, Topics.DEAD_LETTERS, "cleanup.policy", "delete");
      set(admin, Topics.REQUESTS, "retention.ms", "1000");
      assertThatCode(() -> topics.ensureTopics(2, 1)).doesNotThrowAnyException();

      admin.createPartitions(Map.of(Topics.COMMITS, NewPartitions.increaseTo(2))).all().get();
      assertThatThrownBy(() -> topics.ensureTopics(2, 1))
          .hasMessageContaining(Topics.COMMITS + " has partitions=2 but needs 1; make it anew");
    }
  }

  private static void set(Admin admin, String topic, String name, String value) throws Exception {
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    var change = new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
    admin.incrementalAlterConfigs(Map.of(resource, List.of(change))).all().get();
  }
}
