package io.clonestream.codec;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Hashes of encoded values: SHA-256, cut to what the use needs. */
public final class Digest {

  private Digest() {}

  /** 64 bits of the value's encoding: tells whether content changed since it was last emitted. */
  public static <T> long of(Codec<T> codec, T value) {
    return ByteBuffer.wrap(sha256(Bytes.encode(codec, value))).getLong();
  }

  /** 128 bits of {@code bytes} as 32 lower-case hexadecimal digits: ids. */
  public static String id(byte[] bytes) {
    return HexFormat.of().formatHex(sha256(bytes), 0, 16);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
