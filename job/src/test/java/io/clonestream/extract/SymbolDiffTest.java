package io.clonestream.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SymbolDiffTest {

  private static final Extractor EXTRACTOR = new Extractor();
  private static final String SUM = "int sum(int a, int b) { int c = a + b; return c; }";
  private static final String PRODUCT = "int product(int a, int b) { int c = a * b; return c; }";
  private static final String HEAD = "class A { int field = 1; String other = null;\n";

  @Test
  void aNewFileAddsItsSymbols() {
    assertThat(edits(List.of(), List.of(file("A.java", HEAD + SUM + "}"))))
        .containsExactly("ADDED A.java A()", "ADDED A.java A.sum(int,int)");
  }

  @Test
  void aDeletedFileRemovesItsSymbols() {
    assertThat(edits(List.of(file("A.java", HEAD + SUM + "}")), List.of()))
        .containsExactly("REMOVED A.java A()", "REMOVED A.java A.sum(int,int)");
  }

  @Test
  void anEqualFileChangesNothing() {
    FileVersion same = file("A.java", HEAD + SUM + "}");
    assertThat(edits(List.of(same), List.of(file("A.java", HEAD + SUM + "}")))).isEmpty();
  }

  @Test
  void otherLineEndsChangeNothing() {
    FileVersion unix = file("A.java", HEAD + SUM + "\n}\n");
    FileVersion windows = file("A.java", (HEAD + SUM + "\n}\n").replace("\n", "\r\n"));
    assertThat(edits(List.of(unix), List.of(windows))).isEmpty();
  }

  @Test
  void aChangedBodyModifiesTheMethodAndNotItsClass() {
    FileVersion before = file("A.java", HEAD + SUM + "}");
    FileVersion after = file("A.java", HEAD + SUM.replace("a + b", "a - b") + "}");
    assertThat(edits(List.of(before), List.of(after)))
        .containsExactly("MODIFIED A.java A.sum(int,int)");
  }

  @Test
  void aChangedCommentInTheBodyModifies() {
    FileVersion before = file("A.java", HEAD + SUM + "}");
    FileVersion after = file("A.java", HEAD + SUM.replace("return", "/* why */ return") + "}");
    assertThat(edits(List.of(before), List.of(after)))
        .containsExactly("MODIFIED A.java A.sum(int,int)");
  }

  @Test
  void aChangedDocCommentModifiesTheMethodAlone() {
    FileVersion before = file("A.java", HEAD + "/** Adds. */\n" + SUM + "}");
    FileVersion after = file("A.java", HEAD + "/** Sums. */\n" + SUM + "}");
    assertThat(edits(List.of(before), List.of(after)))
        .containsExactly("MODIFIED A.java A.sum(int,int)");
  }

  @Test
  void anotherLicenceAndOtherImportsChangeNothing() {
    FileVersion before =
        file("A.java", "/* Licence 1 */\npackage a;\nimport java.util.List;\n" + HEAD + SUM + "}");
    FileVersion after =
        file("A.java", "/* Licence 2 */\npackage b;\nimport java.io.File;\n" + HEAD + SUM + "}");
    assertThat(edits(List.of(before), List.of(after))).isEmpty();
  }

  @Test
  void shiftedLinesRelocate() {
    FileVersion before = file("A.java", HEAD + SUM + "}");
    FileVersion after = file("A.java", "\n\n" + HEAD + SUM + "}");
    assertThat(edits(List.of(before), List.of(after)))
        .containsExactly("RELOCATED A.java A()", "RELOCATED A.java A.sum(int,int)");
  }

  @Test
  void anotherParameterTypeIsAnotherSymbolAndAnotherSkeleton() {
    FileVersion before = file("A.java", HEAD + SUM + "}");
    FileVersion after = file("A.java", HEAD + SUM.replace("int a", "long a") + "}");
    assertThat(edits(List.of(before), List.of(after)))
        .containsExactly(
            "REMOVED A.java A.sum(int,int)", "MODIFIED A.java A()", "ADDED A.java A.sum(long,int)");
  }

  @Test
  void aMethodMovedToAnotherFileKnowsWhereItCameFrom() {
    FileVersion before = file("A.java", HEAD + SUM + "}");
    FileVersion after = file("A.java", HEAD + "}");
    FileVersion target = file("B.java", HEAD.replace("A", "B") + PRODUCT + SUM + "}");
    assertThat(edits(List.of(before), List.of(after, target)))
        .contains(
            "REMOVED A.java A.sum(int,int)",
            "ADDED B.java B.sum(int,int) from A.java A.sum(int,int)",
            "ADDED B.java B.product(int,int)");
  }

  @Test
  void aMoveIsFoundThoughTheLayoutChanged() {
    FileVersion before = file("A.java", HEAD + SUM + "}");
    FileVersion target = file("B.java", HEAD + SUM.replace("{ int", "{\n  // new\n  int") + "}");
    assertThat(edits(List.of(before), List.of(target)))
        .contains("ADDED B.java A.sum(int,int) from A.java A.sum(int,int)");
  }

  @Test
  void aDepartureServesOneArrival() {
    FileVersion before = file("A.java", HEAD + SUM + "}");
    FileVersion one = file("B.java", HEAD + SUM + "}");
    FileVersion two = file("C.java", HEAD + SUM + "}");
    assertThat(edits(List.of(before), List.of(one, two)))
        .contains("ADDED B.java A.sum(int,int) from A.java A.sum(int,int)")
        .contains("ADDED C.java A.sum(int,int)");
  }

  @Test
  void aRenamedFileMovesAlsoSymbolsThatChanged() {
    FileVersion before = file("old/A.java", HEAD + SUM + "}");
    FileVersion after = file("new/A.java", HEAD + SUM.replace("a + b", "b + a") + "}");
    List<SymbolEdit> edits =
        SymbolDiff.between(List.of(before), List.of(after), Map.of("new/A.java", "old/A.java"));
    assertThat(edits.stream().map(SymbolDiffTest::show))
        .contains("ADDED new/A.java A.sum(int,int) from old/A.java A.sum(int,int)");
  }

  @Test
  void twinsAreNumberedInFileOrderAndTheShiftedOneKnowsWhereItCameFrom() {
    String first = "def f(a):\n    return a + 1 - 2 * 3\n";
    String second = "def f(a):\n    return a * a * a - 7\n";
    FileVersion before = file("m.py", first);
    FileVersion after = file("m.py", second + first);
    assertThat(edits(List.of(before), List.of(after)))
        .containsExactly("MODIFIED m.py f()", "ADDED m.py f()~2 from m.py f()");
  }

  @Test
  void aFileGivenTwiceIsRefused() {
    FileVersion file = file("A.java", HEAD + "}");
    assertThatThrownBy(() -> SymbolDiff.between(List.of(file, file), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("A.java");
  }

  private static FileVersion file(String path, String text) {
    return new FileVersion(path, EXTRACTOR.extract(path, text.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> edits(List<FileVersion> before, List<FileVersion> after) {
    return SymbolDiff.between(before, after).stream().map(SymbolDiffTest::show).toList();
  }

  private static String show(SymbolEdit edit) {
    String origin =
        edit.previousPath() == null
            ? ""
            : " from " + edit.previousPath() + " " + edit.previousLocalId();
    return edit.kind() + " " + edit.path() + " " + edit.declaration().localId() + origin;
  }
}
