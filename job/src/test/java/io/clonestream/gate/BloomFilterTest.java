package io.clonestream.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BloomFilterTest {

  private static final int STRANGERS = 200_000;

  @Test
  void anAddedIdIsNeverDenied() {
    assertThat(denied(filled(200_000, 1, false), 200_000, 1)).isZero();
  }

  @Test
  void whatPressureMakesTightDeniesNothingEither() {
    BloomFilter filter = filled(3_000, 1, false);
    SplittableRandom ids = new SplittableRandom(2);
    for (int i = 0; i < 50_000; i++) {
      filter.add(ids.nextLong(), ids.nextLong(), true);
    }

    assertThat(filter.isTight()).isTrue();
    assertThat(denied(filter, 3_000, 1)).isZero();
    assertThat(denied(filter, 50_000, 2)).isZero();
  }

  @Test
  void fewerThanOneInAThousandStrangersAreTakenForKnownOverHundredfoldGrowth() {
    BloomFilter filter = new BloomFilter();
    SplittableRandom ids = new SplittableRandom(7);
    for (int size : new int[] {1_310, 5_000, 13_100, 50_000, 131_000}) {
      while (filter.size() < size) {
        filter.add(ids.nextLong(), ids.nextLong(), false);
      }
      assertThat(wrong(filter)).as("false positives at " + size).isLessThan(STRANGERS / 1_000);
    }
  }

  @Test
  void pressureHalvesTheBytesOfAnIdAndFewerThanFiveInAHundredStrangersAreTakenForKnown() {
    BloomFilter filter = filled(1_310, 7, false);
    SplittableRandom ids = new SplittableRandom(8);
    while (filter.size() < 131_000) {
      filter.add(ids.nextLong(), ids.nextLong(), true);
    }

    assertThat(filter.bytes()).isLessThan(filled(131_000, 7, false).bytes());
    assertThat(wrong(filter)).isLessThan(STRANGERS / 20);
  }

  @Test
  void everyIdThatIsAddedCounts() {
    for (boolean pressed : new boolean[] {false, true}) {
      assertThat(filled(200_000, 3, pressed).size()).isEqualTo(200_000);
    }
  }

  @Test
  void aFilterThatGrewIsLessThanHalfFull() {
    BloomFilter filter = new BloomFilter();
    SplittableRandom ids = new SplittableRandom(3);
    for (int grown = 0, layers = 1; grown < 5; ) {
      filter.add(ids.nextLong(), ids.nextLong(), false);
      if (filter.layers() > layers) {
        layers = filter.layers();
        grown++;
        assertThat(filter.load()).isLessThan(.5);
      }
    }
  }

  @Test
  void onlyPagesThatChangedAreWrittenAndAllComeBack() {
    BloomFilter filter = filled(50_000, 5, true);
    Map<Integer, byte[]> stored = new HashMap<>();
    BloomPages.write(filter, stored::put);
    int all = stored.size();

    Map<Integer, byte[]> again = new HashMap<>();
    filter.add(42, 43, false);
    BloomPages.write(filter, again::put);
    stored.putAll(again);
    BloomFilter restored = BloomPages.read(stored.entrySet());

    assertThat(again).hasSize(1);
    assertThat(all).isGreaterThan(10);
    assertThat(restored).isNotNull();
    assertThat(restored.mayContain(42, 43)).isTrue();
    assertThat(restored.size()).isEqualTo(50_001);
    assertThat(restored.isTight()).isTrue();
    assertThat(denied(restored, 50_000, 5)).isZero();
  }

  private static int wrong(BloomFilter filter) {
    SplittableRandom strangers = new SplittableRandom(99);
    int wrong = 0;
    for (int i = 0; i < STRANGERS; i++) {
      wrong += filter.mayContain(strangers.nextLong(), strangers.nextLong()) ? 1 : 0;
    }
    return wrong;
  }

  private static int denied(BloomFilter filter, int size, long seed) {
    SplittableRandom ids = new SplittableRandom(seed);
    int denied = 0;
    for (int i = 0; i < size; i++) {
      denied += filter.mayContain(ids.nextLong(), ids.nextLong()) ? 0 : 1;
    }
    return denied;
  }

  private static BloomFilter filled(int size, long seed, boolean pressed) {
    BloomFilter filter = new BloomFilter();
    SplittableRandom ids = new SplittableRandom(seed);
    for (int i = 0; i < size; i++) {
      filter.add(ids.nextLong(), ids.nextLong(), pressed);
    }
    return filter;
  }
}
