package io.clonestream.feed;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Makes the topics, explicitly and all alike everywhere, and refuses those that would lose data.
 *
 * <p>The events are the truth that everything else is rebuilt from, so nothing in them expires.
 * (Requests are no events: they expire.) The commits topic has one partition, always: the chain of
 * a branch must never be split by growing it, and its records are few. So are calibrations.
 */
public final class TopicAdmin implements AutoCloseable {

  private static final long TIMEOUT_SECONDS = 15;

  /** A topic just made is not known to every broker at once. */
  private static final long SETTLING_TRIES = 100;

  private static final long SETTLING_NANOS = 50_000_000L;

  private static final Map<String, String> KEPT =
      Map.of(
          TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE,
          TopicConfig.RETENTION_MS_CONFIG, "-1",
          TopicConfig.RETENTION_BYTES_CONFIG, "-1");
  private static final Map<String, String> COMPACTED =
      Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);

  private static final String ALTER = "change it with kafka-configs.sh --alter";
  private static final Set<String> ONE_PARTITION = Set.of(Topics.COMMITS, Topics.CALIBRATIONS);

  private final String brokers;
  private final Admin admin;

  /** With the properties of a Kafka client. */
  public TopicAdmin(Properties client) {
    this.brokers = client.getProperty("bootstrap.servers", "");
    Properties properties = new Properties();
    properties.putAll(client);
    FeedOptions.stayWithBrokers(properties);
    this.admin = FeedException.asked(brokers, () -> Admin.create(properties));
  }

  /**
   * Creates the topics that are missing and checks those that are there.
   *
   * @throws FeedException when Kafka does not answer, or a topic loses records or has more than the
   *     one partition that it must have
   */
  public void ensureTopics(int partitions, int replication) {
    Set<String> missing = new TreeSet<>(Topics.ALL);
    missing.removeAll(get(admin.listTopics().names()));
    for (String topic : missing) {
      create(topic, ONE_PARTITION.contains(topic) ? 1 : partitions, replication);
    }
    for (String topic : Topics.ALL) {
      Config there = config(topic);
      kept(topic)
          .forEach((name, wanted) -> require(topic, name, wanted, value(there, name), ALTER));
    }
    for (String topic : ONE_PARTITION) {
      require(topic, "partitions", "1", String.valueOf(partitions(topic)), "make it anew");
    }
  }

  /** What a topic must have so that nothing in it is lost. */
  private static Map<String, String> kept(String topic) {
    Map<String, String> kept = settings(topic);
    kept.keySet().retainAll(KEPT.keySet());
    if (topic.equals(Topics.REQUESTS)) {
      kept.remove(TopicConfig.RETENTION_MS_CONFIG);
    }
    return kept;
  }

  private static void require(
      String topic, String name, String wanted, String found, String remedy) {
    if (!found.equals(wanted)) {
      throw FeedException.of(
          "Topic %s has %s=%s but needs %s; %s".formatted(topic, name, found, wanted, remedy),
          new IllegalStateException(found));
    }
  }

  /** Is the topic there? */
  public boolean exists(String topic) {
    return get(admin.listTopics().names()).contains(topic);
  }

  /** The largest record batch that the broker takes for a topic, in bytes. */
  public int maxMessageBytes(String topic) {
    return Integer.parseInt(setting(topic, TopicConfig.MAX_MESSAGE_BYTES_CONFIG));
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }

  private void create(String topic, int partitions, int replication) {
    try {
      NewTopic created = new NewTopic(topic, partitions, (short) replication);
      get(admin.createTopics(List.of(created.configs(settings(topic)))).all());
    } catch (FeedException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
  }

  private static Map<String, String> settings(String topic) {
    Map<String, String> settings =
        new HashMap<>(topic.equals(Topics.SIMILARITY_EDGES) ? COMPACTED : KEPT);
    if (topic.equals(Topics.REQUESTS)) { // what nobody answered for so long is asked again
      settings.put(
          TopicConfig.RETENTION_MS_CONFIG, String.valueOf(Topics.REQUESTS_KEPT.toMillis()));
    }
    if (topic.equals(Topics.DEAD_LETTERS)) {
      settings.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(Topics.DEAD_LETTER_BYTES));
    }
    return settings;
  }

  private String setting(String topic, String name) {
    return value(config(topic), name);
  }

  private static String value(Config config, String name) {
    var entry = config.get(name);
    return entry == null || entry.value() == null ? "" : entry.value();
  }

  private Config config(String topic) {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    Config config = settled(() -> admin.describeConfigs(List.of(resource)).all()).get(resource);
    return config == null ? new Config(List.of()) : config;
  }

  private int partitions(String topic) {
    return settled(() -> admin.describeTopics(List.of(topic)).allTopicNames()).values().stream()
        .mapToInt(description -> description.partitions().size())
        .sum();
  }

  private <T> T settled(Supplier<KafkaFuture<T>> question) {
    for (long tries = SETTLING_TRIES; ; tries--) {
      try {
        return get(question.get());
      } catch (FeedException e) {
        if (tries == 0 || !(e.getCause() instanceof UnknownTopicOrPartitionException)) {
          throw e;
        }
        LockSupport.parkNanos(SETTLING_NANOS);
      }
    }
  }

  private <T> T get(KafkaFuture<T> future) {
    try {
      return future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw FeedException.ofKafka(brokers, e);
    } catch (ExecutionException e) {
      throw FeedException.ofKafka(brokers, e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw FeedException.of("Interrupted while waiting for Kafka at " + brokers, e);
    }
  }
}
