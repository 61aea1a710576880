package io.clonestream.fingerprint;

import io.clonestream.extract.Token;
import io.clonestream.extract.TokenKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The shape of a declaration, free of its names and of its language: loops, conditions, returns,
 * calls, values and operators as a sequence of canonical symbols, counted as 1- and 2-grams.
 */
public final class StructureProfile {

  /** Most distinct grams of one fragment; beyond, the smallest hashes stay. */
  public static final int LIMIT = 1024;

  private static final double[] WEIGHTS =
      IntStream.range(0, 256).mapToDouble(count -> 1 + StrictMath.log(count)).toArray();

  /** Directions on which a profile is projected: bits of a {@link #sketch}. */
  public static final int DIRECTIONS = 128;

  private static final int SEED = 0x6c078965;
  private static final Set<String> SILENT = Set.of("{", "}", "(", ")", ";", ":", ",", "\n", "::");

  private StructureProfile() {}

  /** Distinct hashes of the grams, ascending, each followed by its count. */
  static int[] of(List<Token> tokens) {
    List<String> symbols = symbols(tokens);
    int[] hashes = new int[Math.max(0, 2 * symbols.size() - 1)];
    byte[] before = new byte[0];
    for (int i = 0, at = 0; i < symbols.size(); i++) {
      byte[] symbol = symbols.get(i).getBytes(StandardCharsets.UTF_8);
      hashes[at++] = StableHash.murmur3(symbol, symbol.length, SEED);
      if (i > 0) {
        byte[] gram = Arrays.copyOf(before, before.length + 1 + symbol.length);
        gram[before.length] = ' ';
        System.arraycopy(symbol, 0, gram, before.length + 1, symbol.length);
        hashes[at++] = StableHash.murmur3(gram, gram.length, SEED);
      }
      before = symbol;
    }
    Arrays.sort(hashes);
    int[] profile = new int[2 * Math.min(LIMIT, hashes.length)];
    int size = 0;
    for (int hash : hashes) {
      if (size > 0 && profile[size - 2] == hash) {
        profile[size - 1]++;
      } else if (size < profile.length) {
        profile[size++] = hash;
        profile[size++] = 1;
      } else {
        break;
      }
    }
    return Arrays.copyOf(profile, size);
  }

  /** The canonical symbols, in order. */
  static List<String> symbols(List<Token> tokens) {
    List<String> symbols = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      switch (token.kind()) {
        case IDENTIFIER, TYPE_IDENTIFIER -> {
          boolean call = i + 1 < tokens.size() && tokens.get(i + 1).text().equals("(");
          String word = Vocabulary.symbolOfName(token.text());
          if (word != null) {
            symbols.add(word);
          } else if (call) {
            symbols.add("CALL");
          } else if (token.kind() == TokenKind.IDENTIFIER
              && !Vocabulary.isLanguageName(token.text())) {
            symbols.add("V");
          }
        }
        case STRING -> symbols.add("STR");
        case NUMBER -> symbols.add("#" + token.text());
        case KEYWORD, CONSTANT -> {
          String canonical = Vocabulary.symbol(token.text());
          if (canonical != null) {
            symbols.add(canonical);
          }
        }
        case OPERATOR, PUNCTUATION -> {
          if (!SILENT.contains(token.text())) {
            String canonical = Vocabulary.symbol(token.text());
            symbols.add(canonical == null ? token.text() : canonical);
          }
        }
        case PRIMITIVE_TYPE -> {}
      }
    }
    return symbols;
  }

  /** Cosine of two profiles with weights 1 + ln(count), 0 to 1; 0 where one is empty. */
  public static float cosine(int[] a, int[] b) {
    double dot = 0;
    for (int i = 0, j = 0; i < a.length && j < b.length; ) {
      if (a[i] == b[j]) {
        dot += weight(a[i + 1]) * weight(b[j + 1]);
        i += 2;
        j += 2;
      } else if (a[i] < b[j]) {
        i += 2;
      } else {
        j += 2;
      }
    }
    return dot == 0 ? 0 : (float) Math.min(1, dot / Math.sqrt(square(a) * square(b)));
  }

  /**
   * How far a profile reaches in each of {@value #DIRECTIONS} random directions: angles between
   * profiles are nearly those between what this makes of them (Achlioptas, Database-friendly random
   * projections, 2003).
   */
  public static double[] projection(int[] profile) {
    double[] reaches = new double[DIRECTIONS];
    for (int at = 0; at < profile.length; at += 2) {
      double weight = weight(profile[at + 1]);
      long signs = profile[at];
      for (int i = 0; i < DIRECTIONS; i++) {
        if (i % Long.SIZE == 0) {
          signs = StableHash.mix(signs);
        }
        reaches[i] += (signs >>> i & 1) == 0 ? -weight : weight;
      }
    }
    return reaches;
  }

  /**
   * Bits by whose differences the angle between two profiles can be estimated: one for the side of
   * a random hyperplane on which the profile lies (Charikar, Similarity estimation techniques from
   * rounding algorithms, 2002).
   *
   * @param projection of the profile, as {@link #projection} makes it
   * @return {@value #DIRECTIONS} bits
   */
  public static long[] sketch(double[] projection) {
    long[] sketch = new long[DIRECTIONS / Long.SIZE];
    for (int bit = 0; bit < DIRECTIONS; bit++) {
      if (projection[bit] > 0) {
        sketch[bit / Long.SIZE] |= 1L << bit;
      }
    }
    return sketch;
  }

  private static double square(int[] profile) {
    double sum = 0;
    for (int i = 1; i < profile.length; i += 2) {
      double weight = weight(profile[i]);
      sum += weight * weight;
    }
    return sum;
  }

  private static double weight(int count) {
    return count < WEIGHTS.length ? WEIGHTS[count] : 1 + StrictMath.log(count);
  }
}
