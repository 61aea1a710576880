package io.clonestream.feed;

import io.clonestream.commit.Blob;
import io.clonestream.commit.FileSkip;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What the file {@link Suppression#FILE} of one tree says.
 *
 * @param rules its lines that are rules, in their order, without white space around them
 * @param refused what is wrong with its other lines, each with file and number; they do nothing
 */
record SuppressionFile(List<String> rules, List<String> refused) {

  static final SuppressionFile NONE = new SuppressionFile(List.of(), List.of());

  SuppressionFile {
    rules = List.copyOf(rules);
    refused = List.copyOf(refused);
  }

  /** Reads a file. One that is skipped, because it is too large, has no rules. */
  static SuppressionFile of(Blob file) {
    FileSkip skip = file.skip();
    return skip == null
        ? of(file.bytes())
        : new SuppressionFile(
            List.of(), List.of(Suppression.FILE + " is not read: " + skip.name()));
  }

  /**
   * Reads a file.
   *
   * @param content UTF-8
   */
  static SuppressionFile of(byte[] content) {
    List<String> rules = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    int number = 0;
    for (String line : new String(content, StandardCharsets.UTF_8).split("\\R", -1)) {
      number++;
      String rule = line.strip();
      if (rule.isEmpty() || rule.startsWith("#")) {
        continue;
      }
      try {
        if (rules.size() == Suppression.MAX_RULES) {
          throw new IllegalArgumentException("comes after " + Suppression.MAX_RULES + " rules");
        }
        Suppression.of(rule);
        rules.add(rule);
      } catch (IllegalArgumentException e) {
        refuse(refused, number, rule, e);
      }
    }
    return new SuppressionFile(rules, refused);
  }

  /** The first that are refused are told of; of a file of another kind that is enough. */
  private static void refuse(
      List<String> refused, int number, String rule, IllegalArgumentException why) {
    if (refused.size() < 100) {
      String shown = rule.length() <= 100 ? rule : rule.substring(0, 100) + "…";
      refused.add(Suppression.FILE + ":" + number + ": rule '" + shown + "' " + why.getMessage());
    }
  }
}
