package io.clonestream.feed;

import java.util.Properties;

/**
 * How a branch is published.
 *
 * @param client properties of every Kafka client, {@code bootstrap.servers} among them
 * @param partitions of topics that are created
 * @param replication of topics that are created
 * @param transactionRecords most symbol changes in one transaction
 */
public record PublishSettings(
    Properties client, int partitions, int replication, int transactionRecords) {

  public PublishSettings {
    if (transactionRecords < 1) {
      throw new IllegalArgumentException(
          "feed.transaction-records must be at least 1, not " + transactionRecords);
    }
  }
}
