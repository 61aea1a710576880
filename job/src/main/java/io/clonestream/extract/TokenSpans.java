package io.clonestream.extract;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Tokens as packed spans over the UTF-8 bytes of a text: for each token three unsigned LEB128
 * numbers: the gap to the end of the token before, the length, and the code of the kind.
 */
public final class TokenSpans {

  private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
  private int end;

  /** Appends a token at byte offset {@code start}; tokens come in order and do not overlap. */
  public TokenSpans add(int start, int length, TokenKind kind) {
    if (start < end || length <= 0) {
      throw new IllegalArgumentException(
          "Token at byte " + start + " of length " + length + " does not follow byte " + end);
    }
    write(start - end);
    write(length);
    write(kind.code());
    end = start + length;
    return this;
  }

  public byte[] packed() {
    return packed.toByteArray();
  }

  /**
   * The tokens of {@code text}.
   *
   * @throws IllegalArgumentException when a span is truncated, has an unknown kind or leaves the
   *     text
   */
  public static List<Token> unpack(String text, byte[] packed) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    List<Token> tokens = new ArrayList<>(packed.length / 3);
    visit(
        bytes,
        packed,
        (kind, start, length) ->
            tokens.add(new Token(kind, new String(bytes, start, length, StandardCharsets.UTF_8))));
    return tokens;
  }

  /** Number of tokens of these spans, where they are not damaged. */
  public static int count(byte[] packed) {
    int numbers = 0;
    for (byte b : packed) {
      numbers += b >= 0 ? 1 : 0;
    }
    return numbers / 3;
  }

  /** Hears of one token. */
  public interface Visitor {

    /**
     * Hears of it.
     *
     * @param start index of its first byte in the text
     * @param length bytes
     */
    void token(TokenKind kind, int start, int length);
  }

  /**
   * Shows the tokens of a text in UTF-8, in order, without making any.
   *
   * @throws IllegalArgumentException when a span is truncated, has an unknown kind or leaves the
   *     text
   */
  public static void visit(byte[] text, byte[] packed, Visitor visitor) {
    int[] at = {0};
    int end = 0;
    while (at[0] < packed.length) {
      long start = end + read(packed, at);
      long length = read(packed, at);
      TokenKind kind = TokenKind.of((int) read(packed, at));
      if (length <= 0 || start + length > text.length) {
        throw new IllegalArgumentException(
            "Token of bytes " + start + "+" + length + " leaves a text of " + text.length);
      }
      visitor.token(kind, (int) start, (int) length);
      end = (int) (start + length);
    }
  }

  private void write(int value) {
    int rest = value;
    while ((rest & ~0x7F) != 0) {
      packed.write((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    packed.write(rest);
  }

  private static long read(byte[] packed, int[] at) {
    long value = 0;
    for (int shift = 0; shift <= 28; shift += 7) {
      if (at[0] >= packed.length) {
        throw new IllegalArgumentException("Packed token spans end within a number");
      }
      byte b = packed[at[0]++];
      value |= (long) (b & 0x7F) << shift;
      if (b >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("A number in packed token spans has more than 35 bits");
  }
}
