package io.clonestream.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BloomFilterTest {

  @Test
  void anAddedIdIsNeverDenied() {
    BloomFilter filter = filled(200_000, 1);
    SplittableRandom ids = new SplittableRandom(1);
    for (int i = 0; i < 200_000; i++) {
      assertThat(filter.mayContain(ids.nextLong(), ids.nextLong())).isTrue();
    }
  }

  @Test
  void atMostOneInAHundredStrangersIsTakenForKnownOverHundredfoldGrowth() {
    for (int size : new int[] {2_000, 20_000, 200_000}) {
      BloomFilter filter = filled(size, 7);
      SplittableRandom strangers = new SplittableRandom(99);
      int wrong = 0;
      for (int i = 0; i < 100_000; i++) {
        wrong += filter.mayContain(strangers.nextLong(), strangers.nextLong()) ? 1 : 0;
      }
      assertThat(wrong).as("false positives of 100,000 at " + size).isLessThan(1_000);
    }
  }

  @Test
  void aNewLayerOpensAtEightyPercentAndOldOnesStayAsTheyAre() {
    BloomFilter filter = filled(20_000, 3);

    assertThat(filter.layers()).isGreaterThan(1);
    assertThat(filter.size()).isBetween(19_800, 20_000);
  }

  @Test
  void onlyPagesThatChangedAreWrittenAndAllComeBack() {
    BloomFilter filter = filled(50_000, 5);
    Map<Integer, byte[]> stored = new HashMap<>();
    BloomPages.write(filter, stored::put);
    int all = stored.size();

    Map<Integer, byte[]> again = new HashMap<>();
    filter.add(42, 43);
    BloomPages.write(filter, again::put);
    stored.putAll(again);
    BloomFilter restored = BloomPages.read(stored.entrySet());

    assertThat(again).hasSize(2); // one page and the layer's size
    assertThat(all).isGreaterThan(10);
    assertThat(restored.mayContain(42, 43)).isTrue();
    assertThat(restored.size()).isEqualTo(filter.size());
    SplittableRandom ids = new SplittableRandom(5);
    for (int i = 0; i < 50_000; i++) {
      assertThat(restored.mayContain(ids.nextLong(), ids.nextLong())).isTrue();
    }
  }

  private static BloomFilter filled(int size, long seed) {
    BloomFilter filter = new BloomFilter();
    SplittableRandom ids = new SplittableRandom(seed);
    for (int i = 0; i < size; i++) {
      filter.add(ids.nextLong(), ids.nextLong());
    }
    return filter;
  }
}
