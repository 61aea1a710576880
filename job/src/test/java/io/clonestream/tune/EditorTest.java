package io.clonestream.tune;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.extract.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EditorTest {

  private static final Specimen BUBBLE = Sorting.specimen("a", true, "sorts.py", Sorting.BUBBLE);
  private static final Specimen OTHER =
      Sorting.specimen(
          "b",
          false,
          "bills.py",
          "def bill(customer, items):\n    price = 0\n    for item in items:\n"
              + "        price += item.price\n    send(customer, price)\n    return price\n");

  @Test
  void theSameSeedMakesTheSameCopies() {
    assertThat(texts(copies(7))).isEqualTo(texts(copies(7))).isNotEqualTo(texts(copies(8)));
  }

  @Test
  void anEditedCopyStaysMoreLikeItsOriginalThanWhatIsLeftOfIt() {
    Editor editor = new Editor(List.of(BUBBLE, OTHER), new Random(3));
    double edited = 0;
    double left = 0;
    for (int i = 0; i < 50; i++) {
      edited += Overlap.of(BUBBLE, editor.edited(BUBBLE)) / 50;
      left += Overlap.of(BUBBLE, editor.littleLeft(BUBBLE)) / 50;
    }

    assertThat(edited).isGreaterThan(.7);
    assertThat(left).isLessThan(.6);
  }

  @Test
  void aHiddenFunctionCallsItselfByItsNewName() {
    Specimen hidden = Editor.hidden(BUBBLE, "lamp");

    assertThat(hidden.fragment().name()).isEqualTo("lamp");
    assertThat(hidden.tokens()).extracting(Token::text).doesNotContain("bubble_sort");
    assertThat(hidden.tokens()).filteredOn(token -> token.text().equals("lamp")).hasSize(2);
    assertThat(hidden.origin()).isEqualTo(BUBBLE.origin());
    assertThat(hidden.fragment().formId()).isEqualTo(BUBBLE.fragment().formId());
  }

  private static List<Specimen> copies(long seed) {
    Editor editor = new Editor(List.of(BUBBLE, OTHER), new Random(seed));
    List<Specimen> copies = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      copies.add(editor.edited(BUBBLE));
      copies.add(editor.littleLeft(OTHER));
    }
    return copies;
  }

  private static List<String> texts(List<Specimen> specimens) {
    return specimens.stream().map(specimen -> specimen.fragment().id()).toList();
  }
}
