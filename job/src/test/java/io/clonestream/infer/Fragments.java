package io.clonestream.infer;

import io.clonestream.extract.SymbolKind;
import io.clonestream.fingerprint.Fragment;

/** Fragments of given model inputs. */
final class Fragments {

  private Fragments() {}

  static Fragment of(String text) {
    String id = "%032x".formatted(text.hashCode() & 0xFFFFFFFFL);
    return new Fragment(
        id,
        "default",
        "java",
        SymbolKind.METHOD,
        text.split(" ", 2)[0],
        id,
        text.length(),
        text,
        new int[] {1, -2, 3},
        new int[] {4, 5},
        new int[] {6},
        new int[] {7, 1},
        new int[] {8},
        2,
        null);
  }
}
