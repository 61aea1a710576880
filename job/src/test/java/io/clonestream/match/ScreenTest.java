package io.clonestream.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clonestream.fingerprint.Declarations;
import io.clonestream.fingerprint.Fragment;
import io.clonestream.fingerprint.StructureProfile;
import io.clonestream.infer.EmbeddedFragment;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScreenTest {

  private static final String SUM =
      "static int sumOf(int[] values) { int s = 0; for (int v : values) { s += v; } return s; }";
  private static final String LOGGED = SUM.replace("return s;", "log(values); return s;");
  private static final String OTHER =
      "void close(Socket socket, Timer timer) { if (socket.isOpen()) { socket.shutdown(true);"
          + " timer.cancel(); } else { throw failure; } }";

  private final Calibration calibration = Calibration.load(Calibration.DEFAULT);
  private final Codebook codebook = Codebook.load(Codebook.DEFAULT);
  private final Screen screen = new Screen(calibration, 2);

  @Test
  void whatIsKeptPassesAndStrangersDoNot() {
    EmbeddedFragment sum = embedded("sumOf", SUM, 1);

    assertThat(passes(sum, embedded("sumOf", LOGGED, 1))).isTrue();
    assertThat(passes(sum, embedded("close", OTHER, 9))).isFalse();
  }

  @Test
  void theOrderOfTheTwoDoesNotMatter() {
    Signature a = signature(embedded("sumOf", SUM, 1));
    Signature b = signature(embedded("close", OTHER, 9));

    assertThat(screen.logOdds(a, b)).isEqualTo(screen.logOdds(b, a));
  }

  @Test
  void theEstimateIsNearWhatIsMeasured() {
    EmbeddedFragment a = embedded("sumOf", SUM, 1);
    EmbeddedFragment b = embedded("sumOf", LOGGED, 1);
    double measured =
        calibration.semantic().within().logOdds(new Scorer(calibration).measure(a, b).features());

    assertThat(screen.logOdds(signature(a), signature(b))).isCloseTo(measured, within(2.5));
  }

  @Test
  void withoutTwoVectorsOfOneModelWordsDecide() {
    EmbeddedFragment a = embedded("sumOf", SUM, 1);
    EmbeddedFragment b = embedded("sumOf", LOGGED, 1);
    EmbeddedFragment lexical = new EmbeddedFragment(b.fragment(), null, EmbeddedFragment.LEXICAL);
    EmbeddedFragment otherModel = new EmbeddedFragment(b.fragment(), b.vector(), "other");

    assertThat(screen.logOdds(signature(a), signature(lexical)))
        .isEqualTo(screen.logOdds(signature(a), signature(otherModel)))
        .isNotEqualTo(screen.logOdds(signature(a), signature(b)));
  }

  @Test
  void aSketchEstimatesTheWeightedShareOfWhatIsCommon() {
    Random random = new Random(4);
    double error = 0;
    for (int round = 0; round < 200; round++) {
      int[] all = random.ints(60).sorted().toArray();
      int[] a = Arrays.copyOfRange(all, 0, 40);
      int[] b = Arrays.copyOfRange(all, 20, 60);
      double jaccard = jaccard(all);
      error +=
          MinSketch.jaccard(
                  MinSketch.of(a, ScreenTest::weight), MinSketch.of(b, ScreenTest::weight))
              - jaccard;
      assertThat(MinSketch.jaccard(MinSketch.of(a), MinSketch.of(a))).isEqualTo(1);
    }
    assertThat(error / 200).isCloseTo(0, within(.03));
  }

  @Test
  void aStructureSketchEstimatesTheCosine() {
    Fragment sum = Declarations.fragment("sumOf", SUM);
    Fragment logged = Declarations.fragment("sumOf", LOGGED);
    Fragment other = Declarations.fragment("close", OTHER);

    assertThat(structure(sum, logged)).isGreaterThan(structure(sum, other) + .2);
  }

  private boolean passes(EmbeddedFragment a, EmbeddedFragment b) {
    return screen.passes(signature(a), signature(b));
  }

  private Signature signature(EmbeddedFragment embedded) {
    return screen.signature(embedded, codebook);
  }

  private static double structure(Fragment a, Fragment b) {
    return Sketch.cosine(
        StructureProfile.sketch(a.structure()), StructureProfile.sketch(b.structure()));
  }

  private static EmbeddedFragment embedded(String name, String body, int seed) {
    return new EmbeddedFragment(
        Declarations.fragment(name, body), CodebookTest.vector(384, seed), "m");
  }

  private static double weight(int member) {
    return 1 + (member & 7);
  }

  private static double jaccard(int[] all) {
    double common = IntStream.range(20, 40).mapToDouble(i -> weight(all[i])).sum();
    return common / IntStream.of(all).mapToDouble(ScreenTest::weight).sum();
  }
}
