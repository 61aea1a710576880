package io.clonestream.feed;

import static io.clonestream.feed.CommitRules.require;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a verdict says of two symbols.
 *
 * @param clones whether they are clones in the eyes of whoever says so
 * @param cloneType 1 to 4: what the two were held for when it was said; null when for none
 */
public record Judgement(boolean clones, @Nullable Integer cloneType, @Nullable String reason) {

  static final String CLONES = "clones";
  private static final String CLONE_TYPE = "cloneType";
  private static final String REASON = "reason";
  private static final Set<String> NAMES = Set.of(CLONES, CLONE_TYPE, REASON);

  /**
   * As it stands in the metadata of a statement.
   *
   * @throws IllegalArgumentException with the value and the rule that it breaks
   */
  public static Judgement of(Map<String, String> metadata) {
    String clones = metadata.getOrDefault(CLONES, "");
    require(clones.matches("yes|no"), CLONES, clones, "must be yes or no");
    String type = metadata.getOrDefault(CLONE_TYPE, "");
    require(type.matches("[1-4]?"), CLONE_TYPE, type, "must lie within 1 and 4");
    for (String name : metadata.keySet()) {
      require(NAMES.contains(name), "name of a note", name, "is none of a verdict");
    }
    return new Judgement(
        clones.equals("yes"), type.isEmpty() ? null : Integer.valueOf(type), metadata.get(REASON));
  }

  /** As {@link #of} takes it. */
  public Map<String, String> metadata() {
    Map<String, String> metadata = new TreeMap<>();
    metadata.put(CLONES, clones ? "yes" : "no");
    if (cloneType != null) {
      metadata.put(CLONE_TYPE, cloneType.toString());
    }
    if (reason != null) {
      metadata.put(REASON, reason);
    }
    return metadata;
  }
}
