package io.clonestream.feed;

import io.clonestream.cause.Fault;
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
        .setKafkaProducerConfig(FeedOptions.lasting(config))
        .setProperty("max.request.size", String.valueOf(Topics.DEAD_LETTER_BYTES))
        .setProperty("compression.type", "lz4")
        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        .setRecordSerializer(new ByteIdentical())
        .build();
  }

  private static final class ByteIdentical implements KafkaRecordSerializationSchema<DeadLetter> {

    private static final long serialVersionUID = 1L;
    private static final int ROOM_FOR_BYTES = Topics.DEAD_LETTER_BYTES - (1 << 20);
    private static final int MOST_REASON = 1_000;

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
        DeadLetter letter, KafkaSinkContext context, Long timestamp) {
      RawRecord refused = letter.refused();
      boolean fits = refused.key().length + refused.value().length < ROOM_FOR_BYTES;
      ProducerRecord<byte[], byte[]> record =
          new ProducerRecord<>(
              Topics.DEAD_LETTERS,
              null,
              refused.timestamp() < 0 ? null : refused.timestamp(),
              RawRecord.orNull(refused.key()),
              fits ? RawRecord.orNull(refused.value()) : new byte[0]);
      Headers headers = record.headers();
      refused.headers().forEach(h -> headers.add(h.name(), RawRecord.orNull(h.value())));
      headers.add(DeadLetter.STAGE, utf8(letter.stage()));
      headers.add(DeadLetter.CODE, utf8(Fault.ofDeadLetter(letter.stage()).code()));
      headers.add(DeadLetter.REASON, utf8(reason(letter.reason(), fits)));
      headers.add(DeadLetter.ORIGIN, utf8(refused.origin()));
      return record;
    }

    /** Bytes beyond any limit stay where they are, at the origin, which keeps its records. */
    private static String reason(String reason, boolean fits) {
      String shown = reason.length() > MOST_REASON ? reason.substring(0, MOST_REASON) : reason;
      return fits ? shown : "Too large to copy, its bytes are at the origin. " + shown;
    }

    private static byte[] utf8(String text) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
  }
}
