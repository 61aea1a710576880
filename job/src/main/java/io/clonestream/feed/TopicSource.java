package io.clonestream.feed;

import io.clonestream.codec.CodecType;
import io.clonestream.feed.RawRecord.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A topic read from its beginning, committed records only, each as it arrived. */
public final class TopicSource {

  private TopicSource() {}

  public static KafkaSource<RawRecord> of(String topic, ReadableConfig config) {
    Properties properties = FeedOptions.lasting(config);
    properties.setProperty("isolation.level", "read_committed");
    properties.setProperty("partition.discovery.interval.ms", "60000");
    // A look for partitions that fails is a failure of the job.
    properties.putIfAbsent("default.api.timeout.ms", "120000");
    if (!config.get(FeedOptions.BOUNDED)) {
      FeedOptions.stayWithBrokers(properties);
    }
    KafkaSourceBuilder<RawRecord> builder =
        KafkaSource.<RawRecord>builder()
            .setTopics(topic)
            .setGroupId(config.get(FeedOptions.GROUP) + "." + topic)
            .setStartingOffsets(OffsetsInitializer.earliest())
            .setProperties(properties)
            .setDeserializer(new AsArrived());
    if (config.get(FeedOptions.BOUNDED)) {
      builder.setBounded(OffsetsInitializer.latest()); // and looks for partitions once
    }
    return builder.build();
  }

  private static final class AsArrived implements KafkaRecordDeserializationSchema<RawRecord> {

    private static final long serialVersionUID = 1L;

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<RawRecord> out) {
      List<Header> headers = new ArrayList<>();
      record.headers().forEach(h -> headers.add(new Header(h.key(), RawRecord.orNone(h.value()))));
      out.collect(
          new RawRecord(
              record.topic(),
              record.partition(),
              record.offset(),
              record.timestamp(),
              RawRecord.orNone(record.key()),
              RawRecord.orNone(record.value()),
              List.copyOf(headers)));
    }

    @Override
    public TypeInformation<RawRecord> getProducedType() {
      return new CodecType<>(RawRecord.class, new RawRecordCodec());
    }
  }
}
