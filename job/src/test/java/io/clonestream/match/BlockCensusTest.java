package io.clonestream.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.fingerprint.Declarations;
import io.clonestream.infer.EmbeddedFragment;
import io.clonestream.size.BlockGrowth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class BlockCensusTest {

  private static final int FUNCTIONS = 60;
  private static final Percentage ERROR = Percentage.withPercentage(15);

  private static final List<String> SHARED =
      List.of(
          "order",
          "invoice",
          "customer",
          "ledger",
          "tax",
          "basket",
          "refund",
          "parcel",
          "coupon",
          "rate",
          "stock",
          "depot",
          "courier",
          "tariff",
          "voucher",
          "receipt");

  private static final List<String> STATEMENTS =
      List.of(
          " int %s = %s + %s;",
          " if (%s == 0) { return %s(%s); }",
          " for (int x : %s) { %s.add(%s); }",
          " while (%s < %s) { %s++; }",
          " %s.put(%s, new Date(%s));",
          " return %s.of(%s - %s);");

  private final Codebook codebook = Codebook.load(Codebook.DEFAULT);
  private final BlockKeys keys = new BlockKeys(codebook);

  @Test
  void itCountsWhatBlocksCompare() {
    List<EmbeddedFragment> fragments = new ArrayList<>();
    BlockCensus census = new BlockCensus(codebook.cells());
    for (int repository = 0; repository < 4; repository++) {
      for (EmbeddedFragment fragment : repository(repository)) {
        fragments.add(fragment);
        census.add(BlockCensus.Keys.of(fragment, keys), repository);
      }
    }
    BlockIndex index =
        new BlockIndex(
            codebook,
            new Screen(CalibrationFile.of(Calibration.DEFAULT).calibration(), 2),
            fragments);

    assertThat(census.comparisons()).isEqualTo(index.comparisons()).isPositive();
    assertThat(census.keys() * census.fragments())
        .isCloseTo(index.members(), Percentage.withPercentage(1e-6));
  }

  @Test
  void someRepositoriesSayHowMuchAllCompare() {
    BlockCensus some = census(10);
    BlockCensus all = census(40);

    double predicted = BlocksBenchmark.predicted(some.growth(), all);

    assertThat(predicted).isCloseTo(all.comparisons(), ERROR);
    assertThat(some.growth().restWithin()).isGreaterThan(some.growth().restAcross());
  }

  @Test
  void withoutTellingRepositoriesApartItWouldBeTooMany() {
    BlockCensus some = census(10);
    BlockCensus all = census(40);
    BlockGrowth growth = some.growth();
    double share = some.comparisons() / (some.fragments() * (some.fragments() - 1.0) / 2);

    double byShare = share * all.fragments() * (all.fragments() - 1.0) / 2;

    assertThat(growth.cellsWithin()).isGreaterThan(growth.cellsAcross());
    assertThat(byShare).isGreaterThan(1.03 * all.comparisons());
  }

  private BlockCensus census(int repositories) {
    BlockCensus census = new BlockCensus(codebook.cells());
    for (int repository = 0; repository < repositories; repository++) {
      for (EmbeddedFragment fragment : repository(repository)) {
        census.add(BlockCensus.Keys.of(fragment, keys), repository);
      }
    }
    return census;
  }

  /** Functions in words of their own and of everyone, whose vectors lie near each other. */
  private static List<EmbeddedFragment> repository(int number) {
    Random random = new Random(number);
    List<EmbeddedFragment> functions = new ArrayList<>();
    for (int i = 0; i < FUNCTIONS; i++) {
      String name = word(random, number) + "_" + word(random, number);
      StringBuilder body =
          new StringBuilder("int " + name + "(int " + word(random, number) + ") {");
      for (int statement = 2 + random.nextInt(8); statement > 0; statement--) {
        body.append(
            STATEMENTS
                .get(random.nextInt(STATEMENTS.size()))
                .formatted(word(random, number), word(random, number), word(random, number)));
      }
      functions.add(
          new EmbeddedFragment(
              Declarations.fragment(name, body + " }"), vector(random, number), "m"));
    }
    return functions;
  }

  private static String word(Random random, int repository) {
    return random.nextInt(3) == 0
        ? SHARED.get(random.nextInt(SHARED.size()))
        : "own"
            + (char) ('a' + repository % 26)
            + (char) ('a' + repository / 26)
            + (char) ('a' + random.nextInt(20));
  }

  private static byte[] vector(Random random, int repository) {
    byte[] vector = CodebookTest.vector(384, 7_000 + repository);
    byte[] other = CodebookTest.vector(384, random.nextInt(1_000_000));
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (byte) (vector[i] / 4 + other[i] / 2);
    }
    return vector;
  }
}
