package io.clonestream.feed;

import static org.apache.flink.configuration.ConfigOptions.key;

import org.apache.flink.configuration.ConfigOption;

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

  private FeedOptions() {}
}
