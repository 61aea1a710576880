package io.clonestream.match;

import io.clonestream.RocksDbOptions;
import io.clonestream.codec.Codec;
import io.clonestream.codec.CodecSerializer;
import io.clonestream.codec.CodecType;
import io.clonestream.infer.EmbeddedFragment;
import io.clonestream.schemas.CalibrationPublished;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.runtime.state.storage.FileSystemCheckpointStorage;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.state.rocksdb.RocksDBConfigurableOptions;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;

/**
 * The operators of matching one after the other in this thread, over RocksDB. What goes from one to
 * the next is encoded and decoded, as between two tasks.
 */
final class MatchChain implements AutoCloseable {

  private static final int MAX_PARALLELISM = 128;
  private static final OutputTag<HomeMessage> FEATURES =
      new OutputTag<>("features", new CodecType<>(HomeMessage.class, new HomeMessageCodec()));

  private final BlockEntryCodec entryCodec = new BlockEntryCodec();
  private final HomeMessageCodec homeCodec = new HomeMessageCodec();
  private final OneInputStreamOperatorTestHarness<EmbeddedFragment, BlockEntry> spread;
  private final KeyedOneInputStreamOperatorTestHarness<Long, BlockEntry, HomeMessage> block;
  private final KeyedBroadcastOperatorTestHarness<
          String, HomeMessage, CalibrationPublished, Similarity>
      home;
  private final Map<Long, Integer> sizes = new HashMap<>();
  private final DataOutputSerializer wire = new DataOutputSerializer(1 << 16);
  private final DataInputDeserializer reader = new DataInputDeserializer();

  /** What fragments took: processor time in nanoseconds by operator, and what went between them. */
  static final class Taken {
    int fragments;
    long spread;
    long block;
    long home;
    long transport;
    long compared;
    long handedOn;
    long kept;
    long blockBytes;
    long homeBytes;

    /** Microseconds of processor time a fragment. */
    double micros(ToLongFunction<Taken> part) {
      return part.applyAsLong(this) / 1e3 / fragments;
    }

    /** Of one fragment. */
    double each(ToLongFunction<Taken> part) {
      return (double) part.applyAsLong(this) / fragments;
    }

    long all() {
      return spread + block + home + transport;
    }

    void add(Taken other) {
      fragments += other.fragments;
      spread += other.spread;
      block += other.block;
      home += other.home;
      transport += other.transport;
      compared += other.compared;
      handedOn += other.handedOn;
      kept += other.kept;
      blockBytes += other.blockBytes;
      homeBytes += other.homeBytes;
    }
  }

  /**
   * The operators.
   *
   * @param directory of their state
   */
  MatchChain(CalibrationFile calibration, double margin, Path directory) throws Exception {
    spread =
        new OneInputStreamOperatorTestHarness<>(
            new ProcessOperator<>(
                new SpreadFunction(new BlockRules(Codebook.DEFAULT, 2), calibration, FEATURES)));
    spread.setup(new CodecSerializer<>(entryCodec));
    spread.open();
    block =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new BlockFunction(calibration, margin)),
            BlockEntry::block,
            Types.LONG,
            MAX_PARALLELISM,
            1,
            0);
    home =
        new KeyedBroadcastOperatorTestHarness<>(
            new CoBroadcastWithKeyedOperator<>(
                new HomeFunction(calibration), List.of(HomeFunction.IN_FORCE)),
            HomeMessage::home,
            Types.STRING,
            MAX_PARALLELISM,
            1,
            0);
    open(block, homeCodec, directory.resolve("block"));
    open(home, new SimilarityCodec(), directory.resolve("home"));
  }

  private static <O> void open(
      AbstractStreamOperatorTestHarness<O> harness, Codec<O> output, Path directory)
      throws Exception {
    Configuration config = new Configuration();
    config.set(RocksDBConfigurableOptions.USE_BLOOM_FILTER, true); // as the job has it
    EmbeddedRocksDBStateBackend backend =
        new EmbeddedRocksDBStateBackend().configure(config, MatchChain.class.getClassLoader());
    backend.setRocksDBOptions(new RocksDbOptions());
    backend.setDbStoragePath(directory.toString());
    backend.getMemoryConfiguration().setUseManagedMemory(false); // the harness has hardly any
    harness.setStateBackend(backend);
    harness.setCheckpointStorage(
        new FileSystemCheckpointStorage(directory.resolveSibling("checkpoints").toUri()));
    harness.setup(new CodecSerializer<>(output)); // outputs are immutable: it copies none
    harness.open();
  }

  /** Lets them take in a fragment. */
  void add(EmbeddedFragment fragment, Taken taken) throws Exception {
    long start = nanos();
    spread.processElement(fragment, 0);
    long spreadDone = nanos();
    List<BlockEntry> entries = new ArrayList<>();
    for (BlockEntry entry : spread.extractOutputValues()) {
      entries.add(sent(entryCodec, entry));
      taken.blockBytes += wire.length();
    }
    long blockStart = nanos();
    for (BlockEntry entry : entries) {
      block.processElement(entry, 0);
    }
    long blockDone = nanos();
    List<HomeMessage> messages = new ArrayList<>();
    for (StreamRecord<HomeMessage> own : spread.getSideOutput(FEATURES)) {
      messages.add(own.getValue());
    }
    messages.addAll(block.extractOutputValues());
    for (int i = 0; i < messages.size(); i++) {
      messages.set(i, sent(homeCodec, messages.get(i)));
      taken.homeBytes += wire.length();
    }
    long homeStart = nanos();
    for (HomeMessage message : messages) {
      home.processElement(message, 0);
    }
    long homeDone = nanos();
    taken.fragments++;
    taken.spread += spreadDone - start;
    taken.block += blockDone - blockStart;
    taken.home += homeDone - homeStart;
    taken.transport += blockStart - spreadDone + homeStart - blockDone;
    taken.handedOn += messages.size() - 1;
    taken.kept += home.extractOutputValues().size();
    for (BlockEntry entry : entries) {
      taken.compared += sizes.merge(entry.block(), 1, Integer::sum) - 1;
    }
    spread.getOutput().clear();
    spread.getSideOutput(FEATURES).clear();
    block.getOutput().clear();
    home.getOutput().clear();
  }

  /** What comes out of the network on the other side. */
  private <T> T sent(Codec<T> codec, T value) throws IOException {
    wire.clear();
    codec.write(value, wire);
    reader.setBuffer(wire.getCopyOfBuffer());
    return codec.read(reader, codec.version());
  }

  /** Largest block against the mean. */
  double skew() {
    return sizes.values().stream().mapToInt(size -> size).max().orElse(0)
        / sizes.values().stream().mapToInt(size -> size).average().orElse(1);
  }

  /** Writes all that is still in memory to the directory. */
  void flush() throws Exception {
    block.snapshot(1, 1);
    home.snapshot(1, 1);
  }

  private static long nanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  @Override
  public void close() throws Exception {
    spread.close();
    block.close();
    home.close();
  }
}
