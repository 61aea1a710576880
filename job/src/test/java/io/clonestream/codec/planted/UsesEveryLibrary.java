package io.clonestream.codec.planted;

import ai.onnxruntime.OrtEnvironment;
import com.github.benmanes.caffeine.cache.Cache;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Driver;
import org.treesitter.TSNode;

/** Planted: a class that uses what belongs to other rooms. */
final class UsesEveryLibrary {

  @Nullable OrtEnvironment onnxRuntime;
  @Nullable Cache<String, String> caffeine;
  @Nullable KafkaSource<String> connector;
  @Nullable TopicPartition kafka;
  @Nullable Repository jgit;
  @Nullable Driver neo4j;
  @Nullable TSNode treeSitter;
}
