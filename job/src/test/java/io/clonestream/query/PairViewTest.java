package io.clonestream.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PairViewTest {

  private static final double LEAST = .1;
  private static final LiveSymbol JAVA = symbol("a", "java", 60);
  private static final LiveSymbol COPY = symbol("b", "java", 50);
  private static final LiveSymbol LONGER = symbol("g", "java", 70);
  private static final LiveSymbol SHORT = symbol("c", "java", 49);
  private static final LiveSymbol TINY = symbol("f", "java", 29);
  private static final LiveSymbol PYTHON = symbol("d", "python", 9);
  private static final LiveSymbol GO = symbol("e", "go", 9);

  @Test
  void withinALanguageEveryPairOfEnoughCodeIsShown() {
    assertThat(
            shown(
                PairView.standard(LEAST),
                pair(JAVA, COPY, .2),
                pair(JAVA, SHORT, .8),
                pair(COPY, SHORT, .8)))
        .containsExactly("a-b");
  }

  @Test
  void shortCodeIsShownWhereItIsAllButEqual() {
    assertThat(
            shown(
                PairView.standard(LEAST),
                pair(JAVA, SHORT, .9),
                pair(COPY, SHORT, .89),
                pair(JAVA, TINY, 1)))
        .containsExactly("a-c");
  }

  @Test
  void acrossLanguagesOnlyEachOthersNearestAreShownHoweverShort() {
    assertThat(
            shown(
                PairView.standard(LEAST),
                pair(JAVA, PYTHON, .8),
                pair(COPY, PYTHON, .7),
                pair(SHORT, PYTHON, .8),
                pair(COPY, GO, .3)))
        .containsExactly("a-d", "c-d", "b-e");
  }

  @Test
  void aNearerOneOfAnotherLanguageTakesNothingAway() {
    assertThat(shown(PairView.standard(LEAST), pair(JAVA, PYTHON, .5), pair(JAVA, GO, .9)))
        .containsExactly("a-d", "a-e");
  }

  @Test
  void thoseAloneInTheirFilesAreNoKin() {
    assertThat(shown(PairView.standard(LEAST), pair(JAVA, COPY, .1, 4, 1))).containsExactly("a-b");
  }

  @Test
  void kinAreShownWhereMuchOfEnoughCodeIsEqualAndHardlyAnythingSpeaksAgainstIt() {
    assertThat(
            shown(
                PairView.standard(LEAST),
                pair(JAVA, COPY, .98, 3, 2),
                pair(JAVA, LONGER, .97, 3, 2),
                pair(LONGER, SHORT, .99, 3, 2),
                pair(COPY, LONGER, .98, 4, 2)))
        .containsExactly("a-b");
  }

  @Test
  void theMorePairsTheirFilesHoldTheSurerKinMustBe() {
    // Odds of 1 to 9, shared among 900 pairs, are odds of 100 to 1.
    assertThat(
            shown(
                PairView.standard(LEAST),
                pair(JAVA, COPY, .9900, 3, 900),
                pair(JAVA, LONGER, .9902, 3, 900)))
        .containsExactly("a-g");
  }

  @Test
  void kinshipTakesNothingFromWhatOneFormJoinsNorFromOtherLanguages() {
    assertThat(
            shown(
                PairView.standard(LEAST),
                pair(JAVA, COPY, .99, 2, 10_000),
                pair(JAVA, PYTHON, .2, 4, 10_000)))
        .containsExactly("a-b", "a-d");
  }

  @Test
  void typesAreKinHoweverFewTheirFilesHold() {
    LiveSymbol one = symbol("h", "java", "TYPE", 60);
    LiveSymbol other = symbol("i", "java", "TYPE", 60);

    assertThat(shown(PairView.standard(LEAST), pair(one, other, .97, 3, 1))).isEmpty();
    assertThat(shown(PairView.standard(LEAST), pair(one, other, .98, 3, 1))).containsExactly("h-i");
  }

  private static List<String> shown(PairView view, SymbolPair... pairs) {
    List.of(pairs).forEach(view::look);
    return List.of(pairs).stream()
        .filter(view::shows)
        .map(pair -> pair.a().id() + "-" + pair.b().id())
        .toList();
  }

  private static SymbolPair pair(LiveSymbol a, LiveSymbol b, double confidence) {
    return pair(a, b, confidence, 4, 1);
  }

  private static SymbolPair pair(
      LiveSymbol a, LiveSymbol b, double confidence, int cloneType, long chances) {
    return new SymbolPair(a, b, confidence, cloneType, 0, chances, null);
  }

  private static LiveSymbol symbol(String id, String language, int tokens) {
    return symbol(id, language, "METHOD", tokens);
  }

  private static LiveSymbol symbol(String id, String language, String kind, int tokens) {
    return new LiveSymbol(
        id, "lib", "main", id, id, kind, language, false, false, 1, 9, 0, id, tokens, id, "");
  }
}
