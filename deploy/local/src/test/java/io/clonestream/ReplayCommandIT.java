package io.clonestream;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.codec.CodecType;
import io.clonestream.feed.DeadLetter;
import io.clonestream.feed.DeadLetterCodec;
import io.clonestream.feed.DeadLetterSink;
import io.clonestream.feed.FeedOptions;
import io.clonestream.feed.FeedProgress;
import io.clonestream.feed.RawRecord;
import io.clonestream.feed.Request;
import io.clonestream.feed.RequestWriter;
import io.clonestream.feed.TopicAdmin;
import io.clonestream.feed.Topics;
import io.clonestream.local.EmbeddedKafka;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Dead letters as the job writes them, sent back by the command, against a real broker. */
class ReplayCommandIT {

  private static final byte[] GARBAGE = {(byte) 0xC3, 0x01, 0, (byte) 0xFF, 42};

  @TempDir Path data;
  private EmbeddedKafka kafka;

  @BeforeEach
  void start() throws Exception {
    kafka = EmbeddedKafka.start(data);
    try (TopicAdmin admin = new TopicAdmin(client())) {
      admin.ensureTopics(2, 1);
    }
  }

  @AfterEach
  void stop() {
    kafka.close();
  }

  @Test
  void aRefusedRecordGoesBackByteIdenticalOnce() throws Exception {
    DeadLetter first = refused(Topics.SYMBOL_CHANGES, 1, 3, "feed");
    DeadLetter second = refused(Topics.SYMBOL_CHANGES, 1, 10, "fingerprint");
    DeadLetter commit = refused(Topics.COMMITS, 0, 7, "feed");
    write(second, first, commit, first);

    assertThat(replay("--dry-run"))
        .isEqualTo("3 would be sent back\n1 written more than once, counted above\n");
    assertThat(read(Topics.SYMBOL_CHANGES)).isEmpty();
    assertThat(replay()).isEqualTo("3 sent back\n1 written more than once, counted above\n");
    write(first);
    assertThat(replay()).isEqualTo("0 sent back\n5 sent back before\n");

    assertThat(read(Topics.COMMITS)).hasSize(1);
    List<ConsumerRecord<byte[], byte[]>> back = read(Topics.SYMBOL_CHANGES);
    assertThat(back)
        .extracting(r -> header(r, "clonestream.replayed-from"))
        .containsExactly(first.refused().origin(), second.refused().origin());
    ConsumerRecord<byte[], byte[]> record = back.get(0);
    assertThat(record.partition()).isEqualTo(1);
    assertThat(record.timestamp()).isEqualTo(first.refused().timestamp());
    assertThat(record.key()).isEqualTo(first.refused().key());
    assertThat(record.value()).isEqualTo(GARBAGE);
    assertThat(record.headers())
        .extracting(h -> h.key())
        .containsExactly("trace", "clonestream.replayed-from");
    assertThat(header(record, "trace")).isEqualTo("abc");
  }

  @Test
  void whatLaterStagesRefusedIsCountedNotSent() throws Exception {
    write(
        refused("", 0, 0, "follow"),
        refused("", 0, 0, "follow"),
        refused("elsewhere", 0, 1, "feed"),
        refused(Topics.SYMBOL_CHANGES, 7, 1, "feed"));

    assertThat(replay())
        .isEqualTo(
            """
            0 sent back
            2 not replayable: their origin is no partition that is read
                2 feed: no good
            2 not sent again: refused by a later stage; what the graph lacks of them, 'repair' has \
            written
                2 follow: no good
            """);
    assertThat(replay("--list", "--format", "tsv", "--stage", "follow"))
        .isEqualTo(
            """
            origin\tstage\tcode\tfate\tbytes\treason
            -0@0\tfollow\tCS-FOLLOW-101\tlater-stage\t8\tno good
            -0@0\tfollow\tCS-FOLLOW-101\tlater-stage\t8\tno good
            """);
    assertThat(read(Topics.SYMBOL_CHANGES)).isEmpty();
  }

  @Test
  void aChoiceLeavesTheOthersForALaterRun() throws Exception {
    write(
        refused(Topics.SYMBOL_CHANGES, 0, 1, "feed"),
        refused(Topics.SYMBOL_CHANGES, 0, 2, "fingerprint"),
        refused(Topics.SYMBOL_CHANGES, 0, 3, "feed"));

    assertThat(replay("--stage", "fingerprint")).isEqualTo("1 sent back\n");
    assertThat(replay("--reason", "bad$")).isEqualTo("0 sent back\n");
    assertThat(replay("--limit", "1"))
        .isEqualTo("1 sent back\n1 left by --limit\n1 sent back before\n");
    assertThat(replay()).isEqualTo("1 sent back\n2 sent back before\n");

    assertThat(read(Topics.SYMBOL_CHANGES))
        .extracting(r -> header(r, "clonestream.replayed-from"))
        .containsExactly(
            "clonestream.symbol-changes.v1-0@2",
            "clonestream.symbol-changes.v1-0@1",
            "clonestream.symbol-changes.v1-0@3");
  }

  @Test
  void whoReplayedAndWhoRepairedWhatIsRecorded() throws Exception {
    DeadLetter letter = refused(Topics.SYMBOL_CHANGES, 0, 1, "feed");
    write(letter);
    replay("--dry-run");
    replay();
    replay();
    try (RequestWriter writer = new RequestWriter(client())) {
      writer.write("Eve", List.of(Request.of(Request.Kind.CLASS, "abc", 0, 0)));
    }

    String user = System.getProperty("user.name", "");
    assertThat(
            run("deeds", "--format", "tsv").lines().map(line -> line.replaceFirst("^\\S+\t", "")))
        .containsExactly(
            "who\tdeed\twhat",
            user + "\treplay\t" + letter.refused().origin(),
            "Eve\trepair\tclass abc");
  }

  @Test
  void theLagCountsRecordsNotTheMarkersOfTransactions() throws Exception {
    FeedProgress progress = new FeedProgress(client(), "job");
    TopicPartition partition = new TopicPartition(Topics.SYMBOL_CHANGES, 1);
    Properties properties = client();
    properties.put("transactional.id", "writer");
    try (var producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      for (int i = 0; i < 3; i++) {
        producer.send(new ProducerRecord<>(Topics.SYMBOL_CHANGES, 1, GARBAGE, GARBAGE));
      }
      producer.commitTransaction();
    }
    assertThat(progress.lag(Topics.SYMBOL_CHANGES)).isEqualTo(3);

    Properties group = client();
    group.put("group.id", "job." + Topics.SYMBOL_CHANGES);
    try (var job =
        new KafkaConsumer<>(group, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      job.commitSync(Map.of(partition, new OffsetAndMetadata(2)));
      assertThat(progress.lag(Topics.SYMBOL_CHANGES)).isEqualTo(1);
      job.commitSync(Map.of(partition, new OffsetAndMetadata(3)));
      assertThat(progress.lag(Topics.SYMBOL_CHANGES)).isZero();
    }
  }

  private String replay(String... arguments) {
    return run("replay", arguments);
  }

  private String run(String subcommand, String... arguments) {
    List<String> all = new ArrayList<>(List.of(subcommand));
    all.addAll(List.of(arguments));
    all.add("-Dfeed.bootstrap-servers=" + kafka.bootstrapServers());
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command =
        CloneStreamCli.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err, true));
    int code = command.execute(all.toArray(String[]::new));
    assertThat(err.toString()).isEmpty();
    assertThat(code).isZero();
    return out.toString();
  }

  private static DeadLetter refused(String topic, int partition, long offset, String stage) {
    byte[] key = "key".getBytes(StandardCharsets.UTF_8);
    byte[] trace = "abc".getBytes(StandardCharsets.UTF_8);
    RawRecord record =
        new RawRecord(
            topic,
            partition,
            offset,
            1_700_000_000_000L + offset,
            key,
            GARBAGE,
            List.of(
                new RawRecord.Header("trace", trace),
                new RawRecord.Header("clonestream.replayed", trace)));
    return new DeadLetter(record, stage, "no good");
  }

  /** By the job's own sink. */
  private void write(DeadLetter... letters) throws Exception {
    Configuration config = new Configuration();
    config.set(FeedOptions.BOOTSTRAP_SERVERS, kafka.bootstrapServers());
    StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1);
    env.fromData(List.of(letters), new CodecType<>(DeadLetter.class, new DeadLetterCodec()))
        .sinkTo(DeadLetterSink.of(config));
    env.execute();
  }

  private Properties client() {
    Properties properties = new Properties();
    properties.put("bootstrap.servers", kafka.bootstrapServers());
    return properties;
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  /** What a reader of committed data sees, in order of writing within a partition. */
  private List<ConsumerRecord<byte[], byte[]>> read(String topic) {
    Properties properties = client();
    properties.putAll(Map.of("isolation.level", "read_committed", "auto.offset.reset", "earliest"));
    List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(p -> new TopicPartition(topic, p.partition()))
              .toList();
      consumer.assign(partitions);
      var ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(Duration.ofMillis(100)).forEach(found::add);
      }
    }
    found.sort(
        Comparator.comparingInt(ConsumerRecord<byte[], byte[]>::partition)
            .thenComparingLong(ConsumerRecord::offset));
    return found;
  }
}
