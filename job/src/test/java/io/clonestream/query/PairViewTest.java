package io.clonestream.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PairViewTest {

  private static final LiveSymbol JAVA = symbol("a", "java", 60);
  private static final LiveSymbol COPY = symbol("b", "java", 50);
  private static final LiveSymbol SHORT = symbol("c", "java", 49);
  private static final LiveSymbol TINY = symbol("f", "java", 29);
  private static final LiveSymbol PYTHON = symbol("d", "python", 9);
  private static final LiveSymbol GO = symbol("e", "go", 9);

  @Test
  void withinALanguageEveryPairOfEnoughCodeIsShown() {
    assertThat(
            shown(
                PairView.standard(),
                pair(JAVA, COPY, .2),
                pair(JAVA, SHORT, .8),
                pair(COPY, SHORT, .8)))
        .containsExactly("a-b");
  }

  @Test
  void shortCodeIsShownWhereItIsAllButEqual() {
    assertThat(
            shown(
                PairView.standard(),
                pair(JAVA, SHORT, .9),
                pair(COPY, SHORT, .89),
                pair(JAVA, TINY, 1)))
        .containsExactly("a-c");
  }

  @Test
  void acrossLanguagesOnlyEachOthersNearestAreShownHoweverShort() {
    assertThat(
            shown(
                PairView.standard(),
                pair(JAVA, PYTHON, .8),
                pair(COPY, PYTHON, .7),
                pair(SHORT, PYTHON, .8),
                pair(COPY, GO, .3)))
        .containsExactly("a-d", "c-d", "b-e");
  }

  @Test
  void aNearerOneOfAnotherLanguageTakesNothingAway() {
    assertThat(shown(PairView.standard(), pair(JAVA, PYTHON, .5), pair(JAVA, GO, .9)))
        .containsExactly("a-d", "a-e");
  }

  private static List<String> shown(PairView view, SymbolPair... pairs) {
    List.of(pairs).forEach(view::look);
    return List.of(pairs).stream()
        .filter(view::shows)
        .map(pair -> pair.a().id() + "-" + pair.b().id())
        .toList();
  }

  private static SymbolPair pair(LiveSymbol a, LiveSymbol b, double confidence) {
    return new SymbolPair(a, b, confidence, 4, 0, null);
  }

  private static LiveSymbol symbol(String id, String language, int tokens) {
    return new LiveSymbol(
        id, "lib", "main", id, id, "METHOD", language, false, false, 1, 9, 0, id, tokens, id, "");
  }
}
