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

  /** Fed in pieces as large as this: a call for each number would cost more than the hash. */
  private static final int PIECE = 4_096;

  private final MessageDigest sha256;
  private final ByteBuffer piece = ByteBuffer.allocate(PIECE);

  TokenDigest() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  TokenDigest add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return add(bytes, 0, bytes.length);
  }

  /** Adds a text that lies in UTF-8 within these bytes. */
  TokenDigest add(byte[] bytes, int start, int length) {
    add(length);
    if (length > piece.remaining()) {
      flush();
    }
    if (length > PIECE) {
      sha256.update(bytes, start, length);
    } else {
      piece.put(bytes, start, length);
    }
    return this;
  }

  TokenDigest add(int value) {
    if (piece.remaining() < Integer.BYTES) {
      flush();
    }
    piece.putInt(value);
    return this;
  }

  private void flush() {
    sha256.update(piece.array(), 0, piece.position());
    piece.clear();
  }

  /** 32 lower-case hexadecimal digits. */
  String hex() {
    flush();
    return HexFormat.of().formatHex(sha256.digest(), 0, BITS / Byte.SIZE);
  }
}
