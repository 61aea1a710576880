package io.clonestream.fingerprint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The words of which an identifier or a literal is made: {@code parseHTTPHeader_v2} is parse, http,
 * header, v, 2. Lower case, in order of appearance.
 */
final class Words {

  private static final int BREAK = 0;
  private static final int LOWER = 1;
  private static final int UPPER = 2;
  private static final int DIGIT = 3;

  /** Types of the first characters, which are looked up more often than any other. */
  private static final int[] ASCII = IntStream.range(0, 128).map(c -> typeOf((char) c)).toArray();

  private Words() {}

  static List<String> of(String text) {
    return of(text, Integer.MAX_VALUE);
  }

  /** At most {@code limit} words, the first ones. */
  static List<String> of(String text, int limit) {
    List<String> words = new ArrayList<>();
    add(words, text, limit);
    return words;
  }

  /** Adds at most {@code limit} words, the first ones. */
  static void add(List<String> words, String text, int limit) {
    long full = (long) words.size() + limit;
    int start = 0;
    int before = BREAK;
    for (int i = 0; i <= text.length() && words.size() < full; i++) {
      int now = i == text.length() ? BREAK : type(text.charAt(i));
      boolean acronymEnds = before == UPPER && now == LOWER && i - start > 1;
      if (acronymEnds) {
        add(words, text, start, i - 1);
        start = i - 1;
      } else if (now != before && !(before == UPPER && now == LOWER)) {
        if (before != BREAK) {
          add(words, text, start, i);
        }
        start = i;
      }
      before = now;
    }
  }

  private static void add(List<String> words, String text, int start, int end) {
    words.add(text.substring(start, end).toLowerCase(Locale.ROOT));
  }

  private static int type(char c) {
    return c < ASCII.length ? ASCII[c] : typeOf(c);
  }

  private static int typeOf(char c) {
    if (Character.isUpperCase(c)) {
      return UPPER;
    }
    if (Character.isDigit(c)) {
      return DIGIT;
    }
    return Character.isLetter(c) || Character.isSurrogate(c) ? LOWER : BREAK;
  }
}
