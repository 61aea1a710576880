package io.clonestream.extract;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A source file as valid UTF-8 with line feeds as line ends, so that the encoding, the byte order
 * mark and the kind of line end of a file are no part of its code. Bytes that are not UTF-8 are
 * read as ISO 8859-1, the likeliest encoding of older source.
 */
final class SourceText {

  private final byte[] bytes;
  private final String text;
  private final int[] lineStarts;

  private SourceText(String text) {
    this.text = text;
    this.bytes = text.getBytes(StandardCharsets.UTF_8);
    this.lineStarts = lineStarts(bytes);
  }

  /** The text, or null when the content is binary. */
  static @Nullable SourceText of(byte[] content) {
    Charset wide = wideCharset(content);
    if (wide == null && contains(content, (byte) 0)) {
      return null;
    }
    String decoded = wide == null ? decode(content) : new String(content, wide);
    if (decoded.startsWith("\uFEFF")) {
      decoded = decoded.substring(1);
    }
    if (decoded.indexOf('\0') >= 0) {
      return null;
    }
    if (decoded.indexOf('\r') >= 0) {
      decoded = decoded.replace("\r\n", "\n").replace('\r', '\n');
    }
    return new SourceText(decoded);
  }

  byte[] bytes() {
    return bytes;
  }

  String text() {
    return text;
  }

  String slice(int start, int end) {
    return new String(bytes, start, end - start, StandardCharsets.UTF_8);
  }

  /** Line of a byte, from 1. */
  int line(int offset) {
    int index = Arrays.binarySearch(lineStarts, offset);
    return index >= 0 ? index + 1 : -index - 1;
  }

  /** Bytes that stand on lines longer than {@code length}. */
  int bytesOnLinesLongerThan(int length) {
    int sum = 0;
    for (int i = 0; i < lineStarts.length; i++) {
      int end = i + 1 < lineStarts.length ? lineStarts[i + 1] : bytes.length;
      int size = end - lineStarts[i];
      sum += size > length ? size : 0;
    }
    return sum;
  }

  boolean isBlank(int start, int end) {
    for (int i = start; i < end; i++) {
      if (bytes[i] > ' ' || bytes[i] < 0) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Charset wideCharset(byte[] content) {
    if (content.length < 2) {
      return null;
    }
    int mark = (content[0] & 0xFF) << 8 | (content[1] & 0xFF);
    return mark == 0xFEFF
        ? StandardCharsets.UTF_16BE
        : mark == 0xFFFE ? StandardCharsets.UTF_16LE : null;
  }

  private static String decode(byte[] content) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException e) {
      return new String(content, StandardCharsets.ISO_8859_1);
    }
  }

  private static boolean contains(byte[] content, byte wanted) {
    for (byte b : content) {
      if (b == wanted) {
        return true;
      }
    }
    return false;
  }

  private static int[] lineStarts(byte[] bytes) {
    int[] starts = new int[64];
    int lines = 1;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        if (lines == starts.length) {
          starts = Arrays.copyOf(starts, lines * 2);
        }
        starts[lines++] = i + 1;
      }
    }
    return Arrays.copyOf(starts, lines);
  }
}
