package io.clonestream.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Serializable;
import java.util.Map;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Values to a topic as keyed upserts, at least once: a repeated one replaces itself. */
public final class TopicSink {

  private TopicSink() {}

  /** Makes the bytes of a record's key, or of its value, of which null deletes the key. */
  public interface ToBytes<T> extends Serializable {
    byte @Nullable [] apply(T element);
  }

  /** Headers of a record, by name. */
  public interface ToHeaders<T> extends Serializable {
    Map<String, String> apply(T element);
  }

  /** A sink of upserts; what must outlive a deleted value goes into headers. */
  public static <T> KafkaSink<T> upsert(
      String topic, ReadableConfig config, ToBytes<T> key, ToBytes<T> value, ToHeaders<T> headers) {
    return KafkaSink.<T>builder()
        .setBootstrapServers(config.get(FeedOptions.BOOTSTRAP_SERVERS))
        .setKafkaProducerConfig(FeedOptions.lasting(config))
        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        .setRecordSerializer(new Upsert<>(topic, key, value, headers))
        .build();
  }

  private record Upsert<T>(String topic, ToBytes<T> key, ToBytes<T> value, ToHeaders<T> headers)
      implements KafkaRecordSerializationSchema<T> {

    private static final long serialVersionUID = 1L;

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
        T element, KafkaSinkContext context, Long timestamp) {
      ProducerRecord<byte[], byte[]> record =
          new ProducerRecord<>(topic, key.apply(element), value.apply(element));
      headers
          .apply(element)
          .forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
      return record;
    }
  }
}
