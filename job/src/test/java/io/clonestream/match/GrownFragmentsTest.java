package io.clonestream.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.fingerprint.Declarations;
import io.clonestream.fingerprint.Fragment;
import io.clonestream.infer.EmbeddedFragment;
import io.clonestream.infer.Vectors;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class GrownFragmentsTest {

  private static final WordRarity WORDS = WordRarity.load(BlockKeys.WORD_TABLE);
  private static final WordRarity GRAMS = WordRarity.load(BlockKeys.GRAM_TABLE);

  private final List<EmbeddedFragment> real =
      List.of(
          embedded("sumOf", "int sumOf(int[] v) { int s = 0; for (int x : v) s += x; return s; }"),
          embedded("close", "void close(Socket socket) { if (socket.isOpen()) socket.end(); }"),
          embedded("mergeQuux", "Quux mergeQuux(Quux a, Quux b) { return a.merge(b.frob()); }"));

  private final GrownFragments grown = new GrownFragments(real, 300, WORDS, GRAMS);

  @Test
  void theRealOnesComeFirstAndAlikeEachTime() {
    assertThat(grown).hasSize(300).startsWith(real.toArray(EmbeddedFragment[]::new));
    assertThat(grown.get(200)).isEqualTo(new GrownFragments(real, 300, WORDS, GRAMS).get(200));
    assertThat(grown.stream().map(one -> one.fragment().id())).doesNotHaveDuplicates();
  }

  @Test
  void theWordsOfACopyAreAsRareAndWhatNoTableHasIsItsOwn() {
    for (int i = real.size(); i < grown.size(); i++) {
      Fragment original = real.get(i % real.size()).fragment();
      Fragment copy = grown.get(i).fragment();
      assertThat(weights(copy.subTokens(), WORDS)).isEqualTo(weights(original.subTokens(), WORDS));
      assertThat(weights(copy.grams(), GRAMS)).isEqualTo(weights(original.grams(), GRAMS));
    }
    assertThat(WORDS.firstUnknown(grown.get(2).fragment().subTokens(), 1))
        .isNotEmpty()
        .isNotEqualTo(WORDS.firstUnknown(grown.get(5).fragment().subTokens(), 1));
  }

  @Test
  void theVectorOfACopyIsAsNearAsANeighbour() {
    for (int i = real.size(); i < grown.size(); i++) {
      double moved = Vectors.cosine(vector(i), vector(i % real.size()));
      boolean alike = moved > .999; // where it moved by the difference of one and the same
      assertThat(alike || moved > .55 && moved < .8).isTrue();
    }
  }

  private byte[] vector(int i) {
    byte[] vector = grown.get(i).vector();
    assertThat(vector).isNotNull();
    return vector;
  }

  private static double[] weights(int[] set, WordRarity rarity) {
    return Arrays.stream(set).mapToDouble(rarity::of).sorted().toArray();
  }

  private static EmbeddedFragment embedded(String name, String body) {
    byte[] vector = CodebookTest.vector(384, name.length());
    System.arraycopy(CodebookTest.vector(384, 0), 0, vector, 0, 256); // a cosine of some two thirds
    return new EmbeddedFragment(Declarations.fragment(name, body), vector, "m");
  }
}
