package io.clonestream.feed;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One rule of the file {@value #FILE} of a repository: code, or a pair of which one side is in this
 * repository, that is left out of views for a reason.
 *
 * <pre>
 * # two ways on purpose: see docs/parsers.md
 * src/legacy/**                      frozen, goes with version 3
 * src/**&#47;*Mapper.java#toRow         one for each table, kept apart by contract
 * go/parse.go#parse ~ py/parse.py    the same on purpose in both languages
 * </pre>
 *
 * <p>A side is a path with {@code *}, {@code ?} within a directory and {@code **} across them, and
 * after {@code #} a qualified name with {@code *} and {@code ?}; without it every symbol. The rest
 * of the line is the reason, which must be there.
 *
 * @param one in the repository of the file
 * @param other in any repository; null where every pair of {@code one} is meant
 */
public record Suppression(Side one, @Nullable Side other, String reason) {

  /** Where the rules stand in a repository. */
  public static final String FILE = ".clonestream/suppressions";

  /** Most rules of one file, and most UTF-16 units of one line: they are part of every record. */
  static final int MAX_RULES = 1_000;

  static final int MAX_LINE = 1_000;

  private static final String SHAPE = "PATH[#SYMBOL] [~ PATH[#SYMBOL]] REASON";

  /** Symbols by path and qualified name. */
  public record Side(Pattern path, Pattern symbol) {

    static Side of(String text) {
      int hash = text.indexOf('#');
      String path = hash < 0 ? text : text.substring(0, hash);
      String symbol = hash < 0 ? "**" : text.substring(hash + 1).replace("*", "**");
      if (path.isEmpty() || symbol.isEmpty()) {
        throw new IllegalArgumentException("'" + text + "' lacks a path or, after #, a symbol");
      }
      return new Side(glob(path.endsWith("/") ? path + "**" : path), glob(symbol));
    }

    public boolean matches(String inPath, String qualifiedName) {
      return path.matcher(inPath).matches() && symbol.matcher(qualifiedName).matches();
    }
  }

  /**
   * Reads one line.
   *
   * @throws IllegalArgumentException with the rule that it breaks
   */
  public static Suppression of(String line) {
    if (line.length() > MAX_LINE) {
      throw new IllegalArgumentException(
          "has " + line.length() + " characters and may have " + MAX_LINE);
    }
    List<String> words = Arrays.asList(line.strip().split("\\s+", -1));
    boolean pair = words.size() > 1 && words.get(1).equals("~");
    int reason = pair ? 3 : 1;
    if (pair && words.size() < 3) {
      throw new IllegalArgumentException("has no second side after ~: " + SHAPE);
    }
    if (words.size() <= reason) {
      throw new IllegalArgumentException("has no reason: " + SHAPE);
    }
    return new Suppression(
        Side.of(words.get(0)),
        pair ? Side.of(words.get(2)) : null,
        String.join(" ", words.subList(reason, words.size())));
  }

  private static Pattern glob(String glob) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      if (glob.startsWith("**/", i)) {
        regex.append("(?:.*/)?");
        i += 2;
      } else if (glob.startsWith("**", i)) {
        regex.append(".*");
        i++;
      } else if (c == '*') {
        regex.append("[^/]*");
      } else if (c == '?') {
        regex.append("[^/]");
      } else {
        regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }
}
