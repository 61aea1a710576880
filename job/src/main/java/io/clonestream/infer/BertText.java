package io.clonestream.infer;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * The normaliser and pre-tokeniser of BERT (Devlin et al. 2019): removes control characters, sets
 * CJK characters apart, strips accents, lower-cases, and splits at white space and punctuation.
 *
 * @param cleanText whether control characters are removed
 * @param handleChineseChars whether each CJK ideograph is a word of its own
 */
record BertText(
    boolean cleanText, boolean handleChineseChars, boolean stripAccents, boolean lowercase) {

  /** The rules of bert-base-uncased and of the sentence encoders made from it. */
  static final BertText UNCASED = new BertText(true, true, true, true);

  /** The words of the text, in order; a punctuation mark is a word. */
  List<String> words(String text) {
    List<String> words = new ArrayList<>(64);
    StringBuilder word = new StringBuilder();
    normalise(text)
        .codePoints()
        .forEach(
            c -> {
              boolean punctuation = isPunctuation(c);
              if (punctuation || isWhitespace(c)) {
                flush(word, words);
              } else {
                word.appendCodePoint(c);
              }
              if (punctuation) {
                words.add(Character.toString(c));
              }
            });
    flush(word, words);
    return words;
  }

  private static void flush(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }

  private String normalise(String text) {
    StringBuilder clean = new StringBuilder(text.length() + 16);
    boolean ascii = true;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (cleanText && isRemoved(c)) {
        continue;
      }
      ascii &= c < 0x80;
      if (cleanText && isWhitespace(c)) {
        clean.append(' ');
      } else if (handleChineseChars && isChinese(c)) {
        clean.append(' ').appendCodePoint(c).append(' ');
      } else {
        clean.appendCodePoint(c);
      }
    }
    return lower(ascii || !stripAccents ? clean : withoutAccents(clean));
  }

  private static CharSequence withoutAccents(CharSequence text) {
    String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
    StringBuilder bare = new StringBuilder(decomposed.length());
    decomposed
        .codePoints()
        .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
        .forEach(bare::appendCodePoint);
    return bare;
  }

  /** Character by character: unlike String.toLowerCase, a final sigma is no special case. */
  private String lower(CharSequence text) {
    if (!lowercase) {
      return text.toString();
    }
    StringBuilder lower = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (c == 'İ') {
                lower.append("i\u0307");
              } else {
                lower.appendCodePoint(Character.toLowerCase(c));
              }
            });
    return lower.toString();
  }

  private static boolean isRemoved(int c) {
    if (c == '\t' || c == '\n' || c == '\r') {
      return false;
    }
    return c == 0xFFFD
        || switch (Character.getType(c)) {
          case Character.CONTROL,
              Character.FORMAT,
              Character.SURROGATE,
              Character.PRIVATE_USE,
              Character.UNASSIGNED ->
              true;
          default -> false;
        };
  }

  private static boolean isWhitespace(int c) {
    return c == ' ' || (c >= 9 && c <= 13) || c == 0x85 || (c >= 0x80 && Character.isSpaceChar(c));
  }

  private static boolean isPunctuation(int c) {
    if (c < 0x80) {
      return (c >= '!' && c <= '/')
          || (c >= ':' && c <= '@')
          || (c >= '[' && c <= '`')
          || (c >= '{' && c <= '~');
    }
    return switch (Character.getType(c)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      default -> false;
    };
  }

  /** The CJK blocks as BERT lists them. */
  private static boolean isChinese(int c) {
    return c >= 0x3400
        && ((c >= 0x4E00 && c <= 0x9FFF)
            || c <= 0x4DBF
            || (c >= 0xF900 && c <= 0xFAFF)
            || (c >= 0x20000 && c <= 0x2A6DF)
            || (c >= 0x2A700 && c <= 0x2B73F)
            || (c >= 0x2B740 && c <= 0x2B81F)
            || (c >= 0x2B920 && c <= 0x2CEAF)
            || (c >= 0x2F800 && c <= 0x2FA1F));
  }
}
