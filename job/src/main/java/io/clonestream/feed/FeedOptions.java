package io.clonestream.feed;

import static org.apache.flink.configuration.ConfigOptions.key;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ReadableConfig;

/** Options of both ends of the topics. */
public final class FeedOptions {

  public static final ConfigOption<String> BOOTSTRAP_SERVERS =
      key("feed.bootstrap-servers")
          .stringType()
          .defaultValue("127.0.0.1:9092")
          .withDescription("Kafka brokers, host:port separated by commas.");

  public static final ConfigOption<String> TENANT =
      key("feed.tenant")
          .stringType()
          .defaultValue("default")
          .withDescription("Tenant under which commits are published and asked for.");

  public static final ConfigOption<Integer> PARTITIONS =
      key("feed.partitions")
          .intType()
          .defaultValue(8)
          .withDescription("Partitions of a topic when it is created.");

  public static final ConfigOption<Integer> REPLICATION =
      key("feed.replication")
          .intType()
          .defaultValue(1)
          .withDescription("Replicas of a topic when it is created.");

  public static final ConfigOption<String> GROUP =
      key("feed.group")
          .stringType()
          .defaultValue("clonestream")
          .withDescription("Consumer group prefix under which the job reports its offsets.");

  public static final ConfigOption<Boolean> BOUNDED =
      key("feed.bounded")
          .booleanType()
          .defaultValue(false)
          .withDescription("Stop at the offsets that were the latest when the job started.");

  public static final ConfigOption<Integer> TRANSACTION_RECORDS =
      key("feed.transaction-records")
          .intType()
          .defaultValue(5_000)
          .withDescription(
              "Most symbol changes in one transaction; larger commits are split into parts.");

  public static final ConfigOption<String> CLIENT_FILE =
      key("feed.client-file")
          .stringType()
          .defaultValue("")
          .withDescription(
              "Properties file with further settings of every Kafka client, for example for TLS"
                  + " and SASL.");

  private FeedOptions() {}

  /**
   * Properties of every Kafka client.
   *
   * @throws IllegalArgumentException when the client file cannot be read
   */
  public static Properties client(ReadableConfig config) {
    Properties properties = new Properties();
    String file = config.get(CLIENT_FILE);
    if (!file.isBlank()) {
      try (Reader reader = Files.newBufferedReader(Path.of(file))) {
        properties.load(reader);
      } catch (IOException e) {
        throw new IllegalArgumentException(
            "Value '" + file + "' of feed.client-file is no file that can be read", e);
      }
    }
    properties.put("bootstrap.servers", config.get(BOOTSTRAP_SERVERS));
    return properties;
  }

  /**
   * Properties of the clients of a job, which notice within half a minute that a connection is
   * dead. A client that waits for one answer alone looks at nothing else until all its time is up,
   * an admin client at least (Kafka 4.2 lets its connections wait for an hour); that its metadata
   * grow old wakes it.
   */
  public static Properties lasting(ReadableConfig config) {
    Properties properties = client(config);
    properties.putIfAbsent("request.timeout.ms", "15000");
    properties.putIfAbsent("metadata.max.age.ms", "10000");
    return properties;
  }

  /**
   * For clients that have an admin client: while no broker answers, that of Kafka 4.2 begins anew
   * with the bootstrap servers hundreds of times a second, and writes a line each time. Where all
   * brokers get other names at once, the next look for partitions fails the job, which begins anew.
   */
  static void stayWithBrokers(Properties properties) {
    properties.putIfAbsent("metadata.recovery.strategy", "none");
  }

  /** How branches are published. */
  public static PublishSettings publishing(ReadableConfig config) {
    return new PublishSettings(
        client(config),
        config.get(PARTITIONS),
        config.get(REPLICATION),
        config.get(TRANSACTION_RECORDS));
  }
}
