package io.clonestream.tune;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.match.WordRarity;
import io.clonestream.tune.Specimens.Copy;
import java.util.List;
import org.junit.jupiter.api.Test;

class AcrossPairsTest {

  private static final WordRarity RARITY = WordRarity.load("words-1");

  @Test
  void oneNameInTwoCollectionsIsOneAlgorithmHoweverItIsWritten() {
    Specimen python = Sorting.specimen("py", true, "bubble_sort.py", Sorting.BUBBLE);
    Specimen java = java("java", true, "BubbleSort.java");

    assertThat(AcrossPairs.algorithms(List.of(python, java), RARITY))
        .containsExactly(new Copy(python, java));
  }

  @Test
  void anotherRepositoryIsNoCollection() {
    Specimen python = Sorting.specimen("py", true, "bubble_sort.py", Sorting.BUBBLE);
    Specimen java = java("shop", false, "BubbleSort.java");

    assertThat(AcrossPairs.algorithms(List.of(python, java), RARITY)).isEmpty();
  }

  @Test
  void aNameThatManyFunctionsHaveSaysNothingInFilesOfOtherNames() {
    String python = Sorting.BUBBLE.replace("bubble_sort", "get");
    String java = Sorting.BUBBLE_JAVA.replace("bubbleSort", "get");
    Specimen getter = Sorting.specimen("py", true, "queue.py", python);
    Specimen other = Sorting.specimen("java", true, "Cache.java", java);
    Specimen same = Sorting.specimen("java", true, "Queue.java", java);

    assertThat(AcrossPairs.algorithms(List.of(getter, other), RARITY)).isEmpty();
    assertThat(AcrossPairs.algorithms(List.of(getter, same), RARITY)).hasSize(1);
  }

  private static Specimen java(String repository, boolean collection, String path) {
    return Sorting.specimen(repository, collection, path, Sorting.BUBBLE_JAVA);
  }
}
