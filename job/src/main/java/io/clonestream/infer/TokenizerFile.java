package io.clonestream.infer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the tokenizer of a model: <code>tokenizer.json</code> as Hugging Face writes it, or the
 * older <code>vocab.txt</code> with one entry a line, which implies BERT uncased.
 */
final class TokenizerFile {

  private TokenizerFile() {}

  /**
   * The tokenizer in this file.
   *
   * @param name shown in messages; its ending tells the format
   * @throws ModelException when the file is not a WordPiece tokenizer of BERT's kind
   */
  static Tokenizer parse(String name, byte[] content) {
    try {
      return name.endsWith(".txt") ? fromLines(content) : fromJson(name, content);
    } catch (IOException e) {
      throw new ModelException("Tokenizer " + name + " is not JSON: " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw e instanceof ModelException known
          ? known
          : new ModelException("Tokenizer " + name + ": " + e.getMessage(), e);
    }
  }

  private static Tokenizer fromLines(byte[] content) {
    List<String> lines = new String(content, StandardCharsets.UTF_8).lines().toList();
    Map<String, Integer> vocabulary = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      vocabulary.put(lines.get(i), i);
    }
    return new WordPieceTokenizer(vocabulary, BertText.UNCASED);
  }

  private static Tokenizer fromJson(String name, byte[] content) throws IOException {
    JsonNode root = new ObjectMapper().readTree(content);
    require(name, root, "/model/type", "WordPiece");
    require(name, root, "/model/continuing_subword_prefix", WordPieceTokenizer.CONTINUATION);
    require(name, root, "/normalizer/type", "BertNormalizer");
    require(name, root, "/pre_tokenizer/type", "BertPreTokenizer");
    Map<String, Integer> vocabulary = new HashMap<>();
    root.at("/model/vocab")
        .fields()
        .forEachRemaining(e -> vocabulary.put(e.getKey(), e.getValue().asInt()));
    JsonNode rules = root.at("/normalizer");
    boolean lowercase = rules.path("lowercase").asBoolean(true);
    BertText text =
        new BertText(
            rules.path("clean_text").asBoolean(true),
            rules.path("handle_chinese_chars").asBoolean(true),
            rules.path("strip_accents").asBoolean(lowercase),
            lowercase);
    return new WordPieceTokenizer(vocabulary, text);
  }

  private static void require(String name, JsonNode root, String pointer, String supported) {
    String found = root.at(pointer).asText("absent");
    if (!found.equals(supported)) {
      throw new ModelException(
          "Tokenizer %s has %s '%s'; supported is '%s' (BERT's WordPiece)"
              .formatted(name, pointer, found, supported));
    }
  }
}
