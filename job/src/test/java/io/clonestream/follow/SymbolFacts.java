package io.clonestream.follow;

import io.clonestream.extract.SymbolKind;
import io.clonestream.fingerprint.Code;
import io.clonestream.fingerprint.SymbolFact;
import io.clonestream.fingerprint.SymbolFact.Change;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Facts about one symbol, for tests. */
public final class SymbolFacts {

  /** From where {@link #moved} symbols come. */
  public static final String ORIGIN = "default/shop@main:Old.java#A.price()";

  private SymbolFacts() {}

  /** Code of a fragment whose id is the digit repeated. */
  public static Code code(char digit) {
    return code(String.valueOf(digit).repeat(32));
  }

  /** Code of a fragment of this id: a name. */
  public static Code code(String id) {
    return new Code(
        id,
        "default",
        "java",
        SymbolKind.METHOD,
        "name" + id.charAt(0),
        1,
        new byte[] {1 << 4 | 1, 'x'},
        1);
  }

  public static SymbolFact content(long sequence, long validTime, char fragment) {
    return fact(sequence, validTime, Change.CONTENT, code(fragment), null);
  }

  public static SymbolFact moved(long sequence, long validTime, char fragment) {
    return fact(sequence, validTime, Change.CONTENT, code(fragment), ORIGIN);
  }

  public static SymbolFact removed(long sequence, long validTime) {
    return fact(sequence, validTime, Change.REMOVED, null, null);
  }

  public static SymbolFact relocated(long sequence, long validTime) {
    return fact(sequence, validTime, Change.RELOCATED, null, null);
  }

  /** The same with another name and language, which the symbol id does not hold against it. */
  public static SymbolFact saying(SymbolFact fact, String name, String language) {
    return new SymbolFact(
        fact.symbolId(),
        fact.tenant(),
        fact.repository(),
        fact.branch(),
        fact.path(),
        language,
        fact.kind(),
        name,
        fact.qualifiedName(),
        fact.signature(),
        fact.parentSymbolId(),
        fact.previousSymbolId(),
        fact.change(),
        fact.commit(),
        fact.validTime(),
        fact.sequence(),
        fact.startLine(),
        fact.endLine(),
        fact.calledNames(),
        fact.generated(),
        fact.test(),
        fact.code());
  }

  private static SymbolFact fact(
      long sequence, long validTime, Change change, @Nullable Code code, @Nullable String origin) {
    int line = (int) sequence * 10;
    return new SymbolFact(
        "default/shop@main:A.java#A.price()",
        "default",
        "shop",
        "main",
        "A.java",
        "java",
        SymbolKind.METHOD,
        "price",
        "A.price",
        "int price()",
        null,
        origin,
        change,
        "commit" + sequence,
        validTime,
        sequence,
        line,
        line + 5,
        List.of("total"),
        false,
        false,
        code);
  }
}
