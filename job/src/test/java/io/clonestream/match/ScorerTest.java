package io.clonestream.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clonestream.extract.SymbolKind;
import io.clonestream.fingerprint.Declarations;
import io.clonestream.fingerprint.Fingerprint;
import io.clonestream.fingerprint.Fragment;
import io.clonestream.infer.EmbeddedFragment;
import org.junit.jupiter.api.Test;

class ScorerTest {

  private static final String SUM =
      "static int sumOf(int[] values) { int s = 0; for (int v : values) { s += v; } return s; }";
  private static final String LOGGED = SUM.replace("return s;", "log(values); return s;");
  private static final String OTHER = "void close(Socket socket) { socket.shutdown(true); }";

  private final Calibration calibration = Calibration.load(Calibration.DEFAULT);
  private final Scorer scorer = new Scorer(calibration);
  private final byte[] vector = CodebookTest.vector(384, 1);
  private final byte[] near = near();

  @Test
  void theOrderOfTheTwoDoesNotMatter() {
    Fragment a = fragment(SUM);
    Fragment b = fragment(LOGGED);

    Similarity similarity = scorer.of(a, vector, b, near, "m");

    assertThat(scorer.of(b, near, a, vector, "m")).isEqualTo(similarity);
    assertThat(similarity.lowerId()).isLessThan(similarity.higherId());
    assertThat(similarity.model()).isEqualTo("m");
    assertThat(similarity.calibration()).isEqualTo(Calibration.DEFAULT);
    assertThat(similarity.tenant()).isEqualTo("acme");
  }

  @Test
  void aNearMissIsKeptAndIsOfTypeThree() {
    Similarity similarity = scorer.of(fragment(SUM), vector, fragment(LOGGED), near, "m");

    assertThat(similarity.confidence()).isGreaterThan(calibration.viewThreshold());
    assertThat(similarity.cloneType()).isEqualTo(3);
    assertThat(similarity.crossLanguage()).isFalse();
    assertThat(similarity.cosine()).isGreaterThan(.9f);
    assertThat(scorer.stores(similarity)).isTrue();
  }

  @Test
  void theSameMeaningInAnotherLanguageIsOfTypeFour() {
    Fragment python =
        Fingerprint.fragment(
            "acme",
            "python",
            SymbolKind.FUNCTION,
            "sum_of",
            Declarations.tokens("sum_of(values): s = 0 for v values: s += v return s"),
            0);

    Similarity similarity = scorer.of(fragment(SUM), vector, python, near, "m");

    assertThat(similarity.cloneType()).isEqualTo(4);
    assertThat(similarity.crossLanguage()).isTrue();
    assertThat(scorer.stores(similarity)).isTrue();
  }

  @Test
  void unrelatedCodeIsNotKept() {
    Similarity similarity =
        scorer.of(
            fragment(SUM), vector, fragment("close", OTHER), CodebookTest.vector(384, 9), "m");

    assertThat(scorer.stores(similarity)).isFalse();
    assertThat(similarity.cloneType()).isEqualTo(4);
  }

  @Test
  void withoutVectorsWordsAndStructureDecide() {
    EmbeddedFragment a = new EmbeddedFragment(fragment(SUM), vector, "m");
    EmbeddedFragment b = new EmbeddedFragment(fragment(LOGGED), null, EmbeddedFragment.LEXICAL);

    Similarity similarity = scorer.of(a, b);

    assertThat(similarity.model()).isEqualTo(EmbeddedFragment.LEXICAL);
    assertThat(similarity.cosine()).isZero();
    assertThat(scorer.stores(similarity)).isTrue();
  }

  @Test
  void vectorsOfTwoModelsAreNotCompared() {
    Similarity similarity =
        scorer.of(
            new EmbeddedFragment(fragment(SUM), vector, "m"),
            new EmbeddedFragment(fragment(LOGGED), vector, "n"));

    assertThat(similarity.model()).isEqualTo(EmbeddedFragment.LEXICAL);
  }

  @Test
  void featuresAreSymmetricAndWithinTheirRange() {
    Features features = new Features(calibration.words());
    float[] there = features.of(fragment(SUM), vector, fragment("close", OTHER), near);
    float[] back = features.of(fragment("close", OTHER), near, fragment(SUM), vector);

    assertThat(there).isEqualTo(back);
    assertThat(there[Feature.LENGTH.ordinal()]).isPositive();
    assertThat(there[Feature.JACCARD.ordinal()]).isZero();
    assertThat(there[Feature.WEIGHTED_JACCARD.ordinal()]).isZero();
    assertThat(there[Feature.EVIDENCE.ordinal()]).isZero();
  }

  @Test
  void whatIsCommonOfAFragmentAndItselfIsAll() {
    Fragment sum = fragment(SUM);
    float[] same = new Features(calibration.words()).of(sum, vector, sum, vector);

    assertThat(same[Feature.WEIGHTED_JACCARD.ordinal()]).isEqualTo(1);
    assertThat(same[Feature.CONTAINMENT.ordinal()]).isEqualTo(1);
    assertThat(same[Feature.EVIDENCE.ordinal()]).isBetween(.1f, 1f);
    assertThat(same[Feature.NAME_RARITY.ordinal()]).isBetween(.1f, 1f);
    assertThat(same[Feature.GRAMS.ordinal()]).isEqualTo(1);
    assertThat(same[Feature.SHARED_GRAMS.ordinal()]).isBetween(.3f, 1f);
    assertThat(same[Feature.BREVITY.ordinal()])
        .isCloseTo((float) (1 / Math.sqrt(sum.tokens())), within(1e-6f));
  }

  @Test
  void membersOfOneFormTenantsAndSortsAreNoPairs() {
    Fragment sum = fragment(SUM);
    Fragment renamed = fragment("total", SUM.replace("sumOf", "total").replace("values", "x"));
    Fragment type =
        Fingerprint.fragment(
            "acme", "java", SymbolKind.TYPE, "Sum", Declarations.tokens(LOGGED), 0);
    Fragment foreign =
        Fingerprint.fragment(
            "other", "java", SymbolKind.METHOD, "sumOf", Declarations.tokens(LOGGED), 0);

    assertThat(Scorer.admits(sum, fragment(LOGGED))).isTrue();
    assertThat(Scorer.admits(sum, renamed)).isFalse();
    assertThat(Scorer.admits(sum, type)).isFalse();
    assertThat(Scorer.admits(sum, foreign)).isFalse();
  }

  private byte[] near() {
    byte[] copy = vector.clone();
    for (int i = 0; i < 10; i++) {
      copy[i] = (byte) -copy[i];
    }
    return copy;
  }

  private static Fragment fragment(String body) {
    return fragment("sumOf", body);
  }

  private static Fragment fragment(String name, String body) {
    return Declarations.fragment(name, body);
  }
}
