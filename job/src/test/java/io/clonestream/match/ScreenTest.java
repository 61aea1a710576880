package io.clonestream.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clonestream.fingerprint.Declarations;
import io.clonestream.fingerprint.Fragment;
import io.clonestream.infer.EmbeddedFragment;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
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
  void theCeilingIsNowhereBelowTheEstimate() {
    Random random = new Random(3);
    for (int round = 0; round < 40; round++) {
      Screen any = new Screen(round == 0 ? calibration : anyCalibration(random), 2);
      int passed = 0;
      for (int i = 0; i < 500; i++) {
        long[] words = random.longs(18).toArray();
        Signature a = anySignature(words, random);
        Signature b = anySignature(copied(words, random), random);
        double estimate = any.logOdds(a, b);

        assertThat(any.ceiling(a, b)).isGreaterThanOrEqualTo(estimate);
        assertThat(any.passes(a, b)).isEqualTo(estimate >= Math.log(.1 / .9) - 2);
        assertThat(any.passes(b, a)).isEqualTo(any.passes(a, b));
        passed += any.passes(a, b) ? 1 : 0;
      }
      assertThat(passed).isBetween(1, 499);
    }
  }

  @Test
  void theCeilingOfStrangersIsNearTheirEstimate() {
    Signature sum = signature(embedded("sumOf", SUM, 1));
    Signature other = signature(embedded("close", OTHER, 9));

    assertThat(screen.ceiling(sum, other)).isCloseTo(screen.logOdds(sum, other), within(.2));
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
          estimated(MinSketch.of(a, ScreenTest::weight), MinSketch.of(b, ScreenTest::weight))
              - jaccard;
      assertThat(estimated(MinSketch.of(a), MinSketch.of(a))).isEqualTo(1);
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

  /** Curves that go up and down anywhere, for some features. */
  private Calibration anyCalibration(Random random) {
    Calibration.Models models = new Calibration.Models(anyModel(random), anyModel(random));
    return new Calibration("any", models, models, calibration.words(), .1f, .1f, .01f, "");
  }

  private static AdditiveModel anyModel(Random random) {
    Map<Feature, AdditiveModel.Curve> curves = new EnumMap<>(Feature.class);
    for (Feature feature : Feature.ALL) {
      if (random.nextInt(3) > 0) {
        double[] knots = random.doubles(1 + random.nextInt(8), -.5, 2).sorted().toArray();
        double[] values = random.doubles(knots.length, -3, 3).toArray();
        curves.put(feature, new AdditiveModel.Curve(knots, values));
      }
    }
    return AdditiveModel.of(-4, curves);
  }

  /** A signature with these words of sketches; every other field is one of few. */
  private static Signature anySignature(long[] words, Random random) {
    return Signature.of(
        random.nextInt(2),
        random.nextInt(4) == 0 ? new long[0] : Arrays.copyOfRange(words, 0, 6),
        Arrays.copyOfRange(words, 6, 10),
        Arrays.copyOfRange(words, 10, 14),
        Arrays.copyOfRange(words, 14, 16),
        Arrays.copyOfRange(words, 16, 18),
        random.nextInt(5) * 13.7f,
        random.nextInt(129),
        1 << random.nextInt(14),
        random.nextInt(9),
        random.nextBoolean(),
        random.nextInt(2),
        random.ints(random.nextInt(4), 0, 9).sorted().distinct().toArray());
  }

  /** The same with some bytes of others. */
  private static long[] copied(long[] words, Random random) {
    int share = random.nextInt(101);
    long[] copy = words.clone();
    for (int bit = 0; bit < Long.SIZE * copy.length; bit += Byte.SIZE) {
      if (random.nextInt(100) >= share) {
        copy[bit / Long.SIZE] ^= (1 + random.nextLong(255)) << bit;
      }
    }
    return copy;
  }

  private static double estimated(long[] a, long[] b) {
    int equal = 0;
    for (int i = 0; i < a.length; i++) {
      equal += MinSketch.equal(a[i], b[i]);
    }
    return MinSketch.jaccard(equal, MinSketch.SIZE);
  }

  private boolean passes(EmbeddedFragment a, EmbeddedFragment b) {
    return screen.passes(signature(a), signature(b));
  }

  private Signature signature(EmbeddedFragment embedded) {
    return screen.signature(embedded, Place.of(embedded.fragment(), embedded.vector()), codebook);
  }

  private static double structure(Fragment a, Fragment b) {
    return Sketch.cosine(
        Sketch.distance(Place.of(a, null).structureSketch(), Place.of(b, null).structureSketch()),
        Signature.STRUCTURE);
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
