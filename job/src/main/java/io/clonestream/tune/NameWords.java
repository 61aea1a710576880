package io.clonestream.tune;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Names written in different manners, made equal: {@code bubble_sort} is {@code bubbleSort}. */
final class NameWords {

  private static final Pattern WORD = Pattern.compile("\\p{Lu}+(?!\\p{Ll})|\\p{Lu}?\\p{Ll}+");

  private NameWords() {}

  /** The words of letters that a name has, in lower case: camel case and underscores part them. */
  static Stream<String> of(String name) {
    return WORD.matcher(name).results().map(word -> word.group().toLowerCase(Locale.ROOT));
  }

  /** Letters and digits alone, in lower case. */
  static String joined(String name) {
    StringBuilder joined = new StringBuilder();
    name.codePoints().filter(Character::isLetterOrDigit).forEach(joined::appendCodePoint);
    return joined.toString().toLowerCase(Locale.ROOT);
  }
}
