package io.clonestream.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonestream.codec.CodecType;
import io.clonestream.fingerprint.Fragment;
import io.clonestream.fingerprint.FragmentCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;

/** The function in a running Flink job with two subtasks. */
class InferFunctionTest {

  private static final CodecType<Fragment> FRAGMENT =
      new CodecType<>(Fragment.class, new FragmentCodec());
  private static final CodecType<EmbeddedFragment> EMBEDDED =
      new CodecType<>(EmbeddedFragment.class, new EmbeddedFragmentCodec());

  @Test
  void everyFragmentComesOutOnceWithTheVectorOfItsText() throws Exception {
    List<Fragment> fragments =
        IntStream.range(0, 60).mapToObj(i -> Fragments.of("read line " + i)).toList();
    List<EmbeddedFragment> embedded = run(fragments, new Configuration());

    assertThat(embedded).extracting(EmbeddedFragment::fragment).hasSameElementsAs(fragments);
    assertThat(embedded).hasSize(60);
    try (Engine engine = Engine.open("resource:default", 0, DeviceChoice.CPU, 1, Batching.SINGLE)) {
      for (EmbeddedFragment one : embedded.subList(0, 10)) {
        assertThat(one.vector()).isEqualTo(engine.embed(one.fragment().text()).join());
        assertThat(one.model()).isEqualTo(engine.model());
      }
    }
    assertThat(InferencePool.SHARED.size()).isZero();
  }

  @Test
  void aModelThatIsMissingFailsTheJobInOneSentence() {
    Configuration configuration = new Configuration();
    configuration.set(InferOptions.MODEL, "/no/such/model");
    assertThatThrownBy(() -> run(List.of(Fragments.of("a")), configuration))
        .hasStackTraceContaining("Model '/no/such/model' is neither a directory nor resource:NAME");
  }

  @Test
  void impossibleValuesAreRefusedBeforeTheJobStarts() {
    Configuration configuration = new Configuration();
    configuration.set(InferOptions.ATTEMPTS, 0);
    assertThatThrownBy(() -> new InferFunction(configuration))
        .hasMessage("infer.attempts=0 must be positive");
  }

  private static List<EmbeddedFragment> run(List<Fragment> fragments, Configuration configuration)
      throws Exception {
    Configuration flink = new Configuration();
    flink.set(PipelineOptions.GENERIC_TYPES, false);
    var environment = StreamExecutionEnvironment.createLocalEnvironment(2, flink);
    var source = environment.fromData(FRAGMENT, fragments.toArray(new Fragment[0])).rebalance();
    var embedded =
        AsyncDataStream.unorderedWait(
                source,
                new InferFunction(configuration),
                0,
                TimeUnit.MILLISECONDS,
                configuration.get(InferOptions.CAPACITY))
            .returns(EMBEDDED);
    try (CloseableIterator<EmbeddedFragment> results = embedded.executeAndCollect("infer")) {
      List<EmbeddedFragment> list = new ArrayList<>();
      results.forEachRemaining(list::add);
      return list;
    }
  }
}
