package io.clonestream.query;

import static io.clonestream.persist.Graphs.OPEN;
import static io.clonestream.persist.Graphs.symbolId;
import static io.clonestream.persist.Graphs.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.clonestream.feed.Judgement;
import io.clonestream.follow.Stamp;
import io.clonestream.persist.GraphReader;
import io.clonestream.persist.GraphRow;
import io.clonestream.persist.GraphTable;
import io.clonestream.persist.TestGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people say of pairs of the {@link SmallWorld}, in every view. */
class VerdictsTest {

  private static final Stamp STAMP = new Stamp(1, 1);
  private static final Judgement NO_NEAR_MISS = new Judgement(false, 3, "accessors");
  private static final Judgement YES = new Judgement(true, 3, null);
  private static final TestGraph GRAPH = TestGraph.shared();

  @AutoClose private GraphReader reader;

  @BeforeEach
  void start() {
    reader = SmallWorld.open(GRAPH);
  }

  @Test
  void aNoSilencesThePairForAllCopiesOfBothRenamedOnesToo() {
    said(verdict(STAMP, NO_NEAR_MISS, 8, "c", "d", 8, OPEN));

    assertThat(pairs(PairView.edges(), 0, Scope.NOW))
        .containsExactly("b-a", "b-c", "a-c", "d-e", "b-d silenced", "a-d silenced");
  }

  @Test
  void whatIsCloserThanWhatWasJudgedIsShown() {
    said(verdict(STAMP, new Judgement(false, 4, null), 8, "a", "d", 8, OPEN));

    assertThat(pairs(PairView.edges(), 0, Scope.NOW)).contains("b-d", "a-d");
  }

  @Test
  void withinAFormANoIsOneOnTwoClassesAndWithinAClassOneOnAllItsCopies() {
    said(verdict(STAMP, new Judgement(false, 2, null), 8, "a", "c", 8, OPEN));

    assertThat(pairs(PairView.edges(), 0.96, Scope.NOW))
        .containsExactly("b-a", "b-c silenced", "a-c silenced");
    assertThat(families(0.96)).containsExactly("ba type 1");
    assertThat(families(0.9)).containsExactly("bad type 3");
  }

  @Test
  void ofTwoVerdictsOnCopiesTheOneSaidLastStandsWhicheverHeldFirst() {
    said(
        verdict(STAMP, NO_NEAR_MISS, 8, "a", "d", 9, OPEN),
        verdict(STAMP, YES, 9, "c", "d", 8, OPEN));

    assertThat(pairs(PairView.edges(), 0, Scope.NOW))
        .containsExactly(
            "b-a", "b-c", "b-d confirmed", "a-c", "a-d confirmed", "c-d confirmed", "d-e");
    assertThat(Verdicts.read(reader, "t", Scope.NOW).said())
        .extracting(Verdict::symbol)
        .containsExactly(symbolId("lib", "c"), symbolId("lib", "a"));
  }

  @Test
  void aYesShowsThePairBelowTheConfidenceAndTheRanksOfAView() {
    assertThat(pairs(PairView.mutual(), 0.96, Scope.NOW)).containsExactly("b-a", "a-c");
    assertThat(families(0.96)).containsExactly("bac type 2");

    said(verdict(STAMP, YES, 8, "d", "e", 8, OPEN));

    assertThat(pairs(PairView.mutual(), 0.96, Scope.NOW))
        .containsExactly("b-a", "a-c", "d-e confirmed");
    assertThat(families(0.96)).containsExactlyInAnyOrder("bac type 2", "de type 3");
  }

  /** The switch --ignore-verdicts. */
  @Test
  void whereVerdictsAreSwitchedOffEveryViewIsAsIfNobodyHadSaidAnything() {
    Scope off = new Scope("t", List.of("lib", "app"), List.of(), 0, 0, Set.of(), Scope.NOW, false);
    List<String> before = pairs(PairView.edges(), off);
    List<String> unjudged = families(0);
    said(
        verdict(STAMP, NO_NEAR_MISS, 8, "a", "d", 8, OPEN),
        verdict(STAMP, YES, 9, "c", "e", 8, OPEN));

    assertThat(pairs(PairView.edges(), off)).isEqualTo(before);
    assertThat(pairs(PairView.edges(), 0, Scope.NOW)).isNotEqualTo(before);
    assertThat(families(off)).containsExactlyElementsOf(unjudged);
  }

  @Test
  void whatIsSilencedIsNobodysNearest() {
    said(verdict(STAMP, NO_NEAR_MISS, 8, "a", "d", 8, OPEN));

    assertThat(pairs(PairView.mutual(), 0, Scope.NOW)).contains("d-e");
    assertThat(families(0.9)).containsExactlyInAnyOrder("bac type 2", "de type 3");
  }

  @Test
  void aVerdictCountsFromWhenItWasSaidUntilItIsTakenBack() {
    List<String> before = pairs(PairView.edges(), 0, Scope.NOW);
    said(verdict(STAMP, NO_NEAR_MISS, 8, "a", "d", 8, 9));

    assertThat(pairs(PairView.edges(), 0, 7)).isEqualTo(before);
    assertThat(pairs(PairView.edges(), 0, 8)).contains("a-d silenced");
    assertThat(pairs(PairView.edges(), 0, Scope.NOW)).isEqualTo(before);
  }

  @Test
  void theSavedQuestionsLeaveOutWhatIsSilenced() {
    assertThat(ask("similar", Map.of(), "otherName")).hasSize(3);
    assertThat(ask("resembles", symbols("d"), "other")).hasSize(3);
    assertThat(openedBy("c6")).hasSize(2);

    said(
        verdict(STAMP, NO_NEAR_MISS, 8, "a", "d", 8, OPEN),
        verdict(STAMP, new Judgement(false, 1, null), 8, "a", "c", 8, OPEN),
        verdict(STAMP, YES, 8, "d", "e", 8, OPEN));

    assertThat(ask("similar", Map.of(), "otherName")).containsExactly("pkg.e");
    assertThat(ask("similar", Map.of(), "verdict")).containsExactly("yes");
    assertThat(ask("opened-lately", Map.of(), "otherName")).containsExactly("pkg.e");
    assertThat(ask("resembles", symbols("d"), "other")).containsExactly(symbolId("lib", "e"));
    assertThat(ask("resembles", symbols("a"), "other")).containsExactly(symbolId("app", "b"));
    assertThat(openedBy("c6")).isEmpty();
    assertThat(ask("verdicts", Map.of(), "verdict")).containsExactly("no", "no", "yes");
    assertThat(
            ask(
                "pair-history",
                Map.of(
                    Parameter.SYMBOL, List.of(symbolId("lib", "a")),
                    Parameter.OTHER, List.of(symbolId("lib", "d"))),
                "verdicts"))
        .containsExactly(List.of("no from 1970-01-01T00:00:00.008Z by Ada: accessors"));
  }

  @Test
  void aVerdictKnowsTheConfidenceThatItIsALabelOf() {
    said(
        verdict(STAMP, NO_NEAR_MISS, 8, "c", "d", 8, OPEN),
        verdict(STAMP, YES, 8, "a", "c", 8, OPEN),
        verdict(STAMP, YES, 8, "a", "e", 8, OPEN));

    Verdicts verdicts = Verdicts.read(reader, "t", Scope.NOW);

    assertThat(verdicts.said(List.of("lib", "app")))
        .extracting(Verdict::symbol, Verdict::other, Verdict::clones, Verdict::confidence)
        .containsExactlyInAnyOrder(
            tuple(symbolId("lib", "c"), symbolId("lib", "d"), false, .95),
            tuple(symbolId("lib", "a"), symbolId("lib", "c"), true, .99),
            tuple(symbolId("lib", "a"), symbolId("lib", "e"), true, 0.));
    assertThat(verdicts.said(List.of("app"))).isEmpty();
    assertThat(verdicts.said(List.of())).hasSize(3);
  }

  @Test
  void theTypeJudgedIsTheClosestOfBothFormsNow() {
    assertThat(cloneType("a", "c")).isEqualTo(2);
    assertThat(cloneType("c", "d")).as("by an edge of a renamed copy").isEqualTo(3);
    assertThat(cloneType("a", "e")).isNull();
  }

  private Integer cloneType(String symbol, String other) {
    return Resemblance.cloneType(reader, symbolId("lib", symbol), symbolId("lib", other));
  }

  private static void said(GraphRow... verdicts) {
    GRAPH.write(List.of(verdicts));
  }

  private List<String> pairs(PairView view, double minConfidence, long at) {
    return pairs(view, scope(minConfidence, at));
  }

  private List<String> pairs(PairView view, Scope scope) {
    List<String> shown = new ArrayList<>();
    List<String> silenced = new ArrayList<>();
    new Pairs(reader)
        .forEach(
            scope,
            view,
            pair -> shown.add(letters(pair) + (pair.isConfirmed() ? " confirmed" : "")),
            pair -> silenced.add(letters(pair) + " silenced"));
    shown.addAll(silenced);
    return shown;
  }

  private List<String> families(double minConfidence) {
    return families(scope(minConfidence, Scope.NOW));
  }

  private List<String> families(Scope scope) {
    return new Families(reader)
        .find(scope, 1, 20, new LeftOut()).stream()
            .map(
                family ->
                    String.join("", family.members().stream().map(VerdictsTest::letter).toList())
                        + " type "
                        + family.cloneType())
            .toList();
  }

  private List<Object> ask(String question, Map<Parameter, List<String>> said, String column) {
    return column(new Answers(reader).ask(Question.named(question), "t", said), column);
  }

  private static List<Object> column(GraphTable answer, String column) {
    int index = answer.columns().indexOf(column);
    return answer.rows().stream().map(row -> row.get(index)).toList();
  }

  /** With the id as the small world has it, which no person could give. */
  private List<Object> openedBy(String commit) {
    Map<String, Object> parameters =
        new HashMap<>(
            new Arguments(reader, "t")
                .of(Question.named("opened-lately"), Map.of(Parameter.MIN_TOKENS, List.of("0"))));
    parameters.put("commit", commit);
    return column(reader.table("ask/opened_by_commit", parameters), "resembles");
  }

  private static Map<Parameter, List<String>> symbols(String name) {
    return Map.of(Parameter.SYMBOLS, List.of(symbolId("lib", name)));
  }

  private static String letters(SymbolPair pair) {
    return letter(pair.a()) + "-" + letter(pair.b());
  }

  private static String letter(LiveSymbol symbol) {
    return symbol.path().substring("src/".length(), "src/".length() + 1);
  }

  private static Scope scope(double minConfidence, long at) {
    return new Scope("t", List.of("lib", "app"), List.of(), 0, minConfidence, Set.of(), at);
  }
}
