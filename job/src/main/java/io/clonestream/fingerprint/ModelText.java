package io.clonestream.fingerprint;

import io.clonestream.extract.Token;
import java.util.ArrayList;
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

  static String of(String name, List<Token> tokens) {
    List<String> words = new ArrayList<>();
    for (Token token : tokens) {
      if (words.size() >= LIMIT) {
        break;
      }
      words.addAll(SubTokens.words(token));
    }
    String body = String.join(" ", words.subList(0, Math.min(LIMIT, words.size())));
    List<String> nameWords = Words.of(name, LIMIT);
    return nameWords.isEmpty() ? body : String.join(" ", nameWords) + ". " + body;
  }
}
