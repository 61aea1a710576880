package io.clonestream;

import io.clonestream.feed.RawRecord;
import io.clonestream.feed.RecordedSteps;
import io.clonestream.feed.StatedRelations;
import io.clonestream.feed.Topics;
import io.clonestream.schemas.RelationKind;
import io.clonestream.schemas.RelationStated;
import io.clonestream.schemas.TagPublished;
import io.clonestream.schemas.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is recorded of two repositories: changes, tags, and what somebody says of their symbols. */
final class SmallHistory {

  private SmallHistory() {}

  /** Two repositories: copies, edits, renames, removals, code that comes back. */
  static List<RawRecord> changes() {
    RecordedSteps shop = new RecordedSteps("shop");
    RecordedSteps bill = new RecordedSteps("bill");
    Map<String, String> shopTree = new LinkedHashMap<>();
    Map<String, String> billTree = new LinkedHashMap<>();
    for (int step = 0; step < 6; step++) {
      shopTree.put("A" + step + ".java", method("total" + step, "sum", step % 3));
      billTree.put(
          "B" + step + ".java", method("total" + step, step % 2 == 0 ? "sum" : "acc", step));
      if (step == 3) {
        shopTree.remove("A1.java");
        billTree.put("B0.java", "\n\n" + method("total0", "other", 2));
      }
      if (step == 5) {
        shopTree.put("A1.java", method("total1", "sum", 1));
        billTree.remove("B2.java");
      }
      shop.step(1_000 + step * 10L, shopTree);
      bill.step(1_003 + step * 10L, billTree);
    }
    List<RawRecord> records = new ArrayList<>(shop.records());
    records.addAll(bill.records());
    return records;
  }

  private static String method(String name, String variable, int edits) {
    StringBuilder extra = new StringBuilder();
    for (int i = 0; i < edits; i++) {
      extra.append("      if (item.price() > ").append(i).append(") { count++; }\n");
    }
    return """
    class Prices {
      long NAME(java.util.List<Item> items) {
        long VAR = 0;
        int count = 0;
        for (Item item : items) {
    EXTRA
          VAR += item.price() * item.quantity();
        }
        return VAR + count;
      }
    }
    """
        .replace("NAME", name)
        .replace("VAR", variable)
        .replace("EXTRA", extra.toString());
  }

  /** A tag that moved, recorded in the wrong order, and one that is gone. */
  static List<TagPublished> tags() {
    return List.of(
        new TagPublished("default", "shop", "main", "v1", "b".repeat(40), 3L),
        new TagPublished("default", "shop", "main", "v1", "a".repeat(40), 1L),
        new TagPublished("default", "shop", "main", "v0", null, 2L));
  }

  static RawRecord record(TagPublished tag) {
    byte[] key = tag.getName().getBytes(StandardCharsets.UTF_8);
    try {
      byte[] value = tag.toByteBuffer().array();
      return new RawRecord(Topics.COMMITS, 0, tag.getSequence(), 0, key, value, List.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What somebody says of the first symbols: two relations hold, one was taken back. */
  static List<RelationStated> stated(List<RawRecord> records) {
    List<String> symbols =
        records.stream()
            .map(record -> new String(record.key(), StandardCharsets.UTF_8))
            .distinct()
            .sorted()
            .toList();
    String a = symbols.get(0);
    String b = symbols.get(3);
    return List.of(
        StatedRelations.stated(RelationKind.BLOCKS, a, b, 1, Verdict.STATED, 5_000, "first"),
        StatedRelations.stated(RelationKind.BLOCKS, a, b, 2, Verdict.STATED, 1_020_000, "second"),
        StatedRelations.stated(RelationKind.FOLLOWS, b, a, 1, Verdict.STATED, 1_001_000, "kept"),
        StatedRelations.stated(RelationKind.REFERENCES, a, b, 1, Verdict.STATED, 9_000, "back"),
        StatedRelations.stated(RelationKind.REFERENCES, a, b, 2, Verdict.RETRACTED, 8_000, ""));
  }
}
