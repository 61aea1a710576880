package io.clonestream.infer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What is known of an encoder: all but its weights.
 *
 * @param id name and 16 hexadecimal digits of the SHA-256 over weights, tokenizer and descriptor:
 *     vectors of two ids are never compared
 */
record Model(String id, ModelDescriptor descriptor, Tokenizer tokenizer) {

  static Model of(
      ModelDescriptor descriptor, byte[] weights, String tokenizerName, byte[] tokenizerFile) {
    Tokenizer tokenizer = TokenizerFile.parse(tokenizerName, tokenizerFile);
    String id = descriptor.name() + "-" + digest(descriptor, weights, tokenizerFile);
    return new Model(id, descriptor, tokenizer);
  }

  private static String digest(ModelDescriptor descriptor, byte[] weights, byte[] tokenizerFile) {
    MessageDigest sha256;
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    sha256.update(weights);
    sha256.update(tokenizerFile);
    sha256.update(descriptor.identity().getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(sha256.digest(), 0, 8);
  }

  /** The ids of a text, prefix and special tokens included, cut at the model's limit. */
  int[] encode(String text) {
    return tokenizer.encode(descriptor.prefix() + text, descriptor.maxTokens());
  }

  @Override
  public String toString() {
    return id;
  }
}
