package io.clonestream.fingerprint;

import java.util.List;

/**
 * What a language model reads of a declaration: the words of its name, a full stop, then the words
 * of its names, strings and numbers in order. Keywords, primitive types and punctuation would only
 * tell it the language, and halve what fits its window.
 */
public final class ModelText {

  /** Most words; models of 128 tokens see fewer. */
  public static final int LIMIT = 200;

  private ModelText() {}

  /**
   * The text.
   *
   * @param words of the tokens, {@link SubTokens#words}
   */
  static String of(String name, List<String> words) {
    String body = String.join(" ", words.subList(0, Math.min(LIMIT, words.size())));
    List<String> nameWords = Words.of(name, LIMIT);
    return nameWords.isEmpty() ? body : String.join(" ", nameWords) + ". " + body;
  }
}
