package io.clonestream.match;

import io.clonestream.codec.Bytes;
import io.clonestream.infer.EmbeddedFragment;
import io.clonestream.infer.Vectors;
import io.clonestream.tune.RealFragments;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Nanoseconds of what matching does with a fragment and with a pair, over functions of the Git
 * repository in {@code clonestream.bench.repository}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PairBenchmark {

  private static final int FRAGMENTS = 512;

  private final Calibration calibration = Calibration.load(Calibration.DEFAULT);
  private final Codebook codebook = Codebook.load(Codebook.DEFAULT);
  private final BlockKeys keys = new BlockKeys(codebook);
  private final Scorer scorer = new Scorer(calibration);
  private final Screen screen = new Screen(calibration, MatchOptions.SCREEN_MARGIN.defaultValue());
  private final BlockMemberCodec codec = new BlockMemberCodec();
  private final DataInputDeserializer in = new DataInputDeserializer();
  private final List<EmbeddedFragment> fragments = new ArrayList<>();
  private final List<Place> places = new ArrayList<>();
  private final List<BlockMember> members = new ArrayList<>();
  private final List<byte[]> encoded = new ArrayList<>();
  private int a;
  private int b;

  @Setup
  public void read() {
    String repository = System.getProperty("clonestream.bench.repository");
    Path vectors = Path.of(System.getProperty("clonestream.bench.vectors"));
    List<EmbeddedFragment> all =
        new ArrayList<>(RealFragments.of(List.of(repository), 2 * FRAGMENTS, vectors, line -> {}));
    Collections.shuffle(all, new Random(1));
    for (EmbeddedFragment one : all.subList(0, FRAGMENTS)) {
      fragments.add(one);
      places.add(Place.of(one.fragment(), one.vector()));
      members.add(
          BlockMember.of(
              one.fragment(),
              BlockMember.marks(keys.of(one.fragment(), places.get(places.size() - 1))),
              screen.signature(one, places.get(places.size() - 1), codebook)));
      encoded.add(Bytes.encode(codec, members.get(members.size() - 1)));
    }
  }

  private void next() {
    a = a + 1 & FRAGMENTS - 1;
    b = a == 0 ? b + 1 & FRAGMENTS - 1 : b;
  }

  @Benchmark
  public long[] keysOfAFragment() {
    next();
    return keys.of(fragments.get(a).fragment(), places.get(a));
  }

  @Benchmark
  public Place placeOfAFragment() {
    next();
    return Place.of(fragments.get(a).fragment(), fragments.get(a).vector());
  }

  @Benchmark
  public int[] cellOfAVector() {
    next();
    return places.get(a).cells(codebook, BlockKeys.CELLS);
  }

  @Benchmark
  public Object signatureOfAFragment() {
    next();
    return screen.signature(fragments.get(a), places.get(a), codebook);
  }

  @Benchmark
  public Object memberDecoded() throws IOException {
    next();
    in.setBuffer(encoded.get(a));
    return codec.read(in, codec.version());
  }

  @Benchmark
  public boolean pairScreened() {
    next();
    return screen.passes(members.get(a).signature(), members.get(b).signature());
  }

  @Benchmark
  public double pairEstimated() {
    next();
    return screen.logOdds(members.get(a).signature(), members.get(b).signature());
  }

  @Benchmark
  public Object pairScored() {
    next();
    return scorer.of(fragments.get(a), fragments.get(b));
  }

  @Benchmark
  public double cosineOfAPair() {
    next();
    return Vectors.cosine(fragments.get(a).vector(), fragments.get(b).vector());
  }
}
