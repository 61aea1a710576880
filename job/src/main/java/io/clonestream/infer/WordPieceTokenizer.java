package io.clonestream.infer;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * WordPiece (Wu et al. 2016) as BERT uses it: each word is cut greedily into the longest pieces of
 * the vocabulary; a word that cannot be cut is unknown. The ids are framed by [CLS] and [SEP].
 *
 * <p>Special tokens that stand in the text itself are ordinary text: code must not be able to end
 * its own input.
 */
final class WordPieceTokenizer implements Tokenizer {

  static final String CONTINUATION = "##";
  private static final int MAX_WORD = 100;

  private final BertText text;
  private final Map<String, Integer> starts = new HashMap<>();
  private final Map<String, Integer> continuations = new HashMap<>();
  private final int longestPiece;
  private final int unknown;
  private final int first;
  private final int last;

  /**
   * A tokenizer with this vocabulary.
   *
   * @throws IllegalArgumentException when a special token is missing
   */
  WordPieceTokenizer(Map<String, Integer> vocabulary, BertText text) {
    this.text = text;
    int longest = 1;
    for (var entry : vocabulary.entrySet()) {
      String piece = entry.getKey();
      if (piece.startsWith(CONTINUATION)) {
        continuations.put(piece.substring(CONTINUATION.length()), entry.getValue());
      }
      starts.put(piece, entry.getValue());
      longest = Math.max(longest, piece.length());
    }
    longestPiece = longest;
    unknown = special(vocabulary, "[UNK]");
    first = special(vocabulary, "[CLS]");
    last = special(vocabulary, "[SEP]");
  }

  private static int special(Map<String, Integer> vocabulary, String token) {
    Integer id = vocabulary.get(token);
    if (id == null) {
      throw new IllegalArgumentException(
          "the vocabulary of " + vocabulary.size() + " entries has no " + token);
    }
    return id;
  }

  @Override
  public int[] encode(String input, int maxTokens) {
    int[] ids = new int[maxTokens];
    ids[0] = first;
    int size = 1;
    int limit = maxTokens - 1;
    for (String word : text.words(input)) {
      if (size >= limit) {
        break;
      }
      size = append(word, ids, size, limit);
    }
    ids[size++] = last;
    return Arrays.copyOf(ids, size);
  }

  /** Appends the pieces of one word and returns the new size, never above the limit. */
  private int append(String word, int[] ids, int from, int limit) {
    if (word.length() > MAX_WORD && word.codePointCount(0, word.length()) > MAX_WORD) {
      ids[from] = unknown;
      return from + 1;
    }
    int size = from;
    int start = 0;
    while (start < word.length()) {
      int end = Math.min(word.length(), start + longestPiece);
      Map<String, Integer> pieces = start == 0 ? starts : continuations;
      Integer id = pieces.get(word.substring(start, end));
      while (id == null && --end > start) {
        id = pieces.get(word.substring(start, end));
      }
      if (id == null) {
        ids[from] = unknown;
        return from + 1;
      }
      if (size < limit) {
        ids[size++] = id;
      }
      start = end;
    }
    return size;
  }
}
