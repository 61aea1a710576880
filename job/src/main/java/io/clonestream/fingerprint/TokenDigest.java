package io.clonestream.fingerprint;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The first 128 bits of SHA-256 over a sequence of texts and numbers, each with its length before
 * it, so that no two sequences share an encoding.
 */
final class TokenDigest {

  private static final int BITS = 128;

  private final MessageDigest sha256;
  private final ByteBuffer number = ByteBuffer.allocate(Integer.BYTES);

  TokenDigest() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  TokenDigest add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    add(bytes.length);
    sha256.update(bytes);
    return this;
  }

  TokenDigest add(int value) {
    sha256.update(number.putInt(0, value).array());
    return this;
  }

  /** 32 lower-case hexadecimal digits. */
  String hex() {
    return HexFormat.of().formatHex(sha256.digest(), 0, BITS / Byte.SIZE);
  }
}
