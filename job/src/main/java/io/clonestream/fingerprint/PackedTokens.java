package io.clonestream.fingerprint;

import io.clonestream.extract.Token;
import io.clonestream.extract.TokenKind;
import io.clonestream.extract.TokenSpans;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Tokens as bytes, without what stood between them: of each an unsigned LEB128 number, sixteen
 * times the length of its text plus the code of its kind, then its text in UTF-8. Two declarations
 * of one fragment have the same bytes.
 */
final class PackedTokens {

  private static final int KIND_BITS = 4;
  private static final int KIND = (1 << KIND_BITS) - 1;

  /** Half of all tokens are one character: these know their hash already. */
  private static final String[] SIGNS =
      IntStream.range(0, 128).mapToObj(Character::toString).toArray(String[]::new);

  private PackedTokens() {}

  /**
   * Packs tokens that lie in a text in UTF-8, see {@link TokenSpans}. Half a character becomes
   * U+FFFD, as in a string.
   *
   * @throws IllegalArgumentException when a span is damaged
   */
  static byte[] of(byte[] text, byte[] spans) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream(text.length + spans.length);
    TokenSpans.visit(
        text,
        spans,
        (kind, start, length) -> {
          if (isWithin(text, start) || isWithin(text, start + length)) {
            String shown = new String(text, start, length, StandardCharsets.UTF_8);
            byte[] whole = shown.getBytes(StandardCharsets.UTF_8);
            write(packed, kind, whole, 0, whole.length);
          } else {
            write(packed, kind, text, start, length);
          }
        });
    return packed.toByteArray();
  }

  /** Whether a character begins before this byte and ends behind it. */
  private static boolean isWithin(byte[] text, int at) {
    return at < text.length && (text[at] & 0xC0) == 0x80;
  }

  private static void write(
      ByteArrayOutputStream packed, TokenKind kind, byte[] text, int start, int length) {
    long rest = (long) length << KIND_BITS | kind.code();
    while ((rest & ~0x7FL) != 0) {
      packed.write((int) (rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    packed.write((int) rest);
    packed.write(text, start, length);
  }

  /** Shows each token: where its text lies in the packed bytes. */
  static void visit(byte[] packed, TokenSpans.Visitor visitor) {
    int at = 0;
    while (at < packed.length) {
      long number = 0;
      for (int shift = 0; ; shift += 7) {
        byte b = packed[at++];
        number |= (long) (b & 0x7F) << shift;
        if (b >= 0) {
          break;
        }
      }
      int length = (int) (number >>> KIND_BITS);
      visitor.token(TokenKind.of((int) number & KIND), at, length);
      at += length;
    }
  }

  /** So many tokens. */
  static List<Token> unpack(byte[] packed, int size) {
    List<Token> tokens = new ArrayList<>(size);
    visit(
        packed, (kind, start, length) -> tokens.add(new Token(kind, text(packed, start, length))));
    return tokens;
  }

  private static String text(byte[] packed, int start, int length) {
    return length == 1 && packed[start] >= 0
        ? SIGNS[packed[start]]
        : new String(packed, start, length, StandardCharsets.UTF_8);
  }
}
