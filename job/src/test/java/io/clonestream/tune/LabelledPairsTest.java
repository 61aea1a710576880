package io.clonestream.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelledPairsTest {

  @TempDir private Path directory;

  @Test
  void aHeaderAndMoreColumnsAreTolerated() throws IOException {
    LabelledPairs labels =
        read("file_a\tfile_b\tlabel\tkind\nz.java\ta.py\t1\tT4\nx.go\ty.go\t0\tFP\n");

    assertThat(labels.pairs())
        .containsExactly(
            new LabelledPairs.Pair("a.py", "z.java", true, true),
            new LabelledPairs.Pair("x.go", "y.go", false, false));
    assertThat(labels.digest()).hasSize(64);
  }

  @Test
  void symbolsHaveTheLanguageOfTheirFile() throws IOException {
    assertThat(read("t/r@main:src/a.py#f(x.java)\tt/r@main:b.java#A.f()\t1\n").pairs())
        .containsExactly(
            new LabelledPairs.Pair(
                "t/r@main:b.java#A.f()", "t/r@main:src/a.py#f(x.java)", true, true));
  }

  @Test
  void ofGroupsEachPairIsJudged() throws IOException {
    LabelledPairs labels =
        read("file\tgroup\tlanguage\na.go\tp1\tgo\nb.py\tp1\tpython\nc.py\tp2\tpython\n");

    assertThat(labels.pairs())
        .containsExactly(
            new LabelledPairs.Pair("a.go", "b.py", true, true),
            new LabelledPairs.Pair("a.go", "c.py", false, true),
            new LabelledPairs.Pair("b.py", "c.py", false, false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a b yes | line 1: 'a b yes' must be a TAB b TAB 1 or 0",
        "a b | line 1: 'a b' must be",
        "a a 1 | must name two different",
        "a b 1;b a 0 | line 2: 'b a 0' contradicts",
        "file group language;a p1 go;a p2 go | line 3: 'a p2 go' names a file that has a group",
        "file group language;a p1 | must be file TAB group TAB language",
      })
  void whatIsWrongIsNamedWithItsLineAndTheRule(String lines, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(lines.replace(' ', '\t').replace(';', '\n')))
        .extracting(Throwable::getMessage)
        .extracting(said -> said.replace('\t', ' '))
        .asString()
        .contains(message);
  }

  @Test
  void nothingAtAllIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read("file_a\tfile_b\tlabel\n"))
        .withMessageContaining("hold no pair");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LabelledPairs.read(directory.resolve("none.tsv")))
        .withMessageContaining("must be a file that exists");
  }

  @Test
  void tooFewAreRefusedWithTheirNumberAndTheLeast() {
    SmallLabels few = new SmallLabels(directory);
    for (int i = 0; i < 100; i++) {
      few.pair(i < 29, .5);
    }
    Terms terms = new Terms(.9, 0, null, 200, 1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Study.of(few.labels(), few.predictions(), terms))
        .withMessage("Labels hold 29 clones: at least 30 must be there");
  }

  @Test
  void labelsOfOtherFilesThanPredictedAreRefused() throws IOException {
    LabelledPairs labels = read("a.java\tb.java\t1\n");
    Path other = Files.writeString(directory.resolve("p.tsv"), "src/a.java\tsrc/b.java\t.7\n");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> PredictedPairs.read(other).of(labels))
        .withMessageContaining("name nothing that is labelled, such as 'a.java'")
        .withMessageContaining("'src/a.java'");
  }

  @Test
  void predictionsCountInAnyOrderTheHighestOfSeveralAndOneWithoutScore() throws IOException {
    LabelledPairs labels = read("a\tb\t1\nc\td\t1\ne\tf\t0\n");
    Path file =
        Files.writeString(directory.resolve("p.tsv"), "b\ta\t.2\na\tb\t.4\na\ta\t1\nc\td\n");

    assertThat(PredictedPairs.read(file).of(labels)).containsExactly(.4, 1, 0);
  }

  @ParameterizedTest
  @CsvSource({"1.5", "0", "-1", "NaN", "high"})
  void aScoreThatIsNoConfidenceIsRefused(String score) throws IOException {
    Path file = Files.writeString(directory.resolve("p.tsv"), "a\tb\t" + score + "\n");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> PredictedPairs.read(file))
        .withMessageContaining("line 1")
        .withMessageContaining("the score above 0 and at most 1");
  }

  @Test
  void atAnotherPrevalenceClonesWeighThatShare() throws IOException {
    LabelledPairs labels = read("a\tb\t1\nc\td\t0\ne\tf\t0\n");

    double[] weights = labels.atPrevalence(new double[] {1, 1, 1}, .01);

    assertThat(weights[0] / (weights[0] + weights[1] + weights[2])).isCloseTo(.01, within(1e-12));
  }

  private LabelledPairs read(String text) throws IOException {
    return LabelledPairs.read(Files.writeString(directory.resolve("labels.tsv"), text));
  }
}
