package io.clonestream.feed;

import java.nio.charset.StandardCharsets;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/**
 * Refused records to their topic, byte-identical: key, value, headers and timestamp as they were,
 * and the stage, the reason and the origin as further headers. At least once: after a failure the
 * same origin may come twice.
 */
public final class DeadLetterSink {

  private DeadLetterSink() {}

  public static KafkaSink<DeadLetter> of(ReadableConfig config) {
    return KafkaSink.<DeadLetter>builder()
        .setBootstrapServers(config.get(FeedOptions.BOOTSTRAP_SERVERS))
        .setKafkaProducerConfig(FeedOptions.client(config))
        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        .setRecordSerializer(new ByteIdentical())
        .build();
  }

  private static final class ByteIdentical implements KafkaRecordSerializationSchema<DeadLetter> {

    private static final long serialVersionUID = 1L;

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
        DeadLetter letter, KafkaSinkContext context, Long timestamp) {
      RawRecord refused = letter.refused();
      ProducerRecord<byte[], byte[]> record =
          new ProducerRecord<>(
              Topics.DEAD_LETTERS,
              null,
              refused.timestamp() < 0 ? null : refused.timestamp(),
              refused.key(),
              refused.value());
      Headers headers = record.headers();
      refused.headers().forEach(h -> headers.add(h.name(), h.value()));
      headers.add(DeadLetter.STAGE, utf8(letter.stage()));
      headers.add(DeadLetter.REASON, utf8(letter.reason()));
      headers.add(DeadLetter.ORIGIN, utf8(refused.origin()));
      return record;
    }

    private static byte[] utf8(String text) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
  }
}
