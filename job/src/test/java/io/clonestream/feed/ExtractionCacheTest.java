package io.clonestream.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.commit.FileChange.Side;
import io.clonestream.extract.Extraction;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ExtractionCacheTest {

  private static final Extraction NOTHING = new Extraction("java", List.of(), new TreeMap<>());

  @Test
  void theLeastRecentlyUsedFileGoesFirst() {
    ExtractionCache cache = new ExtractionCache(4_000);
    cache.put(new Side("a", "1"), NOTHING, 1_000);
    cache.put(new Side("b", "2"), NOTHING, 1_000);
    assertThat(cache.get(new Side("a", "1"))).isNotNull();

    cache.put(new Side("c", "3"), NOTHING, 1_000);

    assertThat(cache.get(new Side("a", "1"))).isNotNull();
    assertThat(cache.get(new Side("b", "2"))).isNull();
    assertThat(cache.get(new Side("c", "3"))).isNotNull();
  }

  @Test
  void theSameContentUnderAnotherPathIsAnotherFile() {
    ExtractionCache cache = new ExtractionCache(4_000);
    cache.put(new Side("a", "1"), NOTHING, 10);

    assertThat(cache.get(new Side("test/a", "1"))).isNull();
  }
}
