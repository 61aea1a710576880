package io.clonestream.feed;

import io.clonestream.schemas.CommitPublished;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/** What is in the feed, and how much of it the job has read up to its last checkpoint. */
public final class FeedProgress {

  private static final Duration PATIENCE = Duration.ofSeconds(4);

  /** Stretches up to this are counted record by record. */
  private static final long COUNTED = 10_000;

  private final Properties client;
  private final String group;

  /**
   * With the properties of a Kafka client.
   *
   * @param group prefix of the job's consumer groups, see {@link FeedOptions#GROUP}
   */
  public FeedProgress(Properties client, String group) {
    this.client = new Properties();
    this.client.putAll(client);
    this.group = group;
  }

  /**
   * Those of the topics that are not there, by commas.
   *
   * @throws FeedException when Kafka does not answer
   */
  public String absent(List<String> topics) {
    try (CommittedLog log = new CommittedLog(client, group + ".status", PATIENCE)) {
      return topics.stream()
          .filter(topic -> log.missing(topic) < 0)
          .collect(Collectors.joining(", "));
    }
  }

  /**
   * Records of a topic that the job had not read at its last checkpoint. In a partition that is
   * more than ten thousand offsets behind, offsets are counted, transaction markers among them.
   *
   * @throws FeedException when Kafka does not answer
   */
  public long lag(String topic) {
    try (CommittedLog log = new CommittedLog(client, group + "." + topic, PATIENCE)) {
      Map<TopicPartition, Long> positions = log.positions(topic);
      Map<TopicPartition, Long> near = new HashMap<>();
      long[] lag = {0};
      log.ends(topic)
          .forEach(
              (partition, end) -> {
                long gap = end - positions.getOrDefault(partition, 0L);
                if (gap > COUNTED) {
                  lag[0] += gap;
                } else {
                  near.put(partition, end);
                }
              });
      log.read(positions, near, record -> lag[0]++);
      return lag[0];
    }
  }

  /**
   * The branches of a tenant that were ever published, by name. What is no commit record is left
   * out here: the job refuses it with a dead letter.
   *
   * @throws FeedException when Kafka does not answer
   */
  public List<PublishedBranch> branches(String tenant) {
    Map<String, PublishedBranch> branches = new TreeMap<>();
    EventDecoder<CommitPublished> decoder = EventDecoder.commits();
    try (CommittedLog log = new CommittedLog(client, group + ".status", PATIENCE)) {
      log.read(
          Topics.COMMITS,
          record -> {
            CommitPublished commit;
            try {
              commit = decoder.decode(record.value() == null ? new byte[0] : record.value());
            } catch (IllegalArgumentException e) {
              return;
            }
            if (commit.getTenant().equals(tenant)) {
              branches.merge(
                  commit.getRepository() + "@" + commit.getBranch(),
                  new PublishedBranch(
                      commit.getRepository(), commit.getBranch(), commit.getSequence()),
                  (a, b) -> a.sequence() >= b.sequence() ? a : b);
            }
          });
    }
    return new ArrayList<>(branches.values());
  }
}
