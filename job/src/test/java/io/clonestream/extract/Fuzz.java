package io.clonestream.extract;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Damages a text by chance: bytes, tokens and whole stretches of it. */
final class Fuzz {

  private static final String[] TOKENS = {
    "\"",
    "'",
    "`",
    "\"\"\"",
    "'''",
    "${",
    "#{",
    "/*",
    "*/",
    "//",
    "#",
    "\\",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "<",
    ">",
    "<<EOF",
    "\nEOF\n",
    "<<~A\n",
    "R\"x(",
    ")x\"",
    "r##\"",
    "%w(",
    "<?php",
    "?>",
    "#if",
    "#endif",
    "@",
    "=>",
    "::",
    ";",
    "\t",
    "\n",
    "\r",
    "\r\n",
    "\0",
    "\uFEFF",
    "\u00e9",
    "\uD83D\uDE00",
    "\u2028",
    "1e",
    "0x",
    "..",
    "then",
    "end",
    "class ",
    "def ",
    "fn ",
    "func ",
    "return "
  };

  private static final int MOST_DAMAGES = 12;
  private static final int LONGEST_STRETCH = 60;
  private static final int MOST_REPEATED_BYTES = 2_000;

  private final byte[] original;
  private final Random random;

  Fuzz(byte[] original, Random random) {
    this.original = original;
    this.random = random;
  }

  byte[] next() {
    byte[] text = original;
    for (int i = random.nextInt(MOST_DAMAGES); i >= 0; i--) {
      text = damaged(text);
    }
    return text;
  }

  private byte[] damaged(byte[] text) {
    int from = random.nextInt(text.length + 1);
    int to = Math.min(text.length, from + random.nextInt(LONGEST_STRETCH));
    byte[] stretch = Arrays.copyOfRange(text, from, to);
    return switch (random.nextInt(7)) {
      case 0 -> spliced(text, from, to, new byte[0]);
      case 1 -> spliced(text, from, from, token());
      case 2 -> spliced(text, from, to, bytes());
      case 3 -> spliced(text, from, from, repeated(stretch));
      case 4 -> spliced(text, from, from, repeated(token()));
      case 5 -> spliced(text, text.length, text.length, stretch);
      default -> Arrays.copyOf(text, from);
    };
  }

  private byte[] token() {
    return TOKENS[random.nextInt(TOKENS.length)].getBytes(StandardCharsets.UTF_8);
  }

  private byte[] bytes() {
    byte[] bytes = new byte[1 + random.nextInt(8)];
    random.nextBytes(bytes);
    return bytes;
  }

  private byte[] repeated(byte[] text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int bytes = random.nextInt(MOST_REPEATED_BYTES);
    while (text.length > 0 && out.size() < bytes) {
      out.writeBytes(text);
    }
    return out.toByteArray();
  }

  private static byte[] spliced(byte[] text, int from, int to, byte[] with) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(text, 0, from);
    out.writeBytes(with);
    out.write(text, to, text.length - to);
    return out.toByteArray();
  }
}
