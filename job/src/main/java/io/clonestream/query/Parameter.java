package io.clonestream.query;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a saved question may be asked with; each has one meaning in all of them. */
public enum Parameter {
  TENANT("tenant", Kind.TENANT, null, ""),
  SYMBOL("symbol", Kind.SYMBOL, null, "Symbol: its id, or an end of it that names only one."),
  SYMBOLS("symbols", Kind.SYMBOLS, null, "Symbol: its id, or an end of it; may be repeated."),
  OTHER("other", Kind.SYMBOL, null, "The other symbol: its id, or an end of it."),
  COMMIT("commit", Kind.COMMIT, null, "Commit, by at least 7 digits of its id."),
  NAME("name", Kind.TEXT, null, "Simple name of symbols."),
  REPOSITORIES("repositories", Kind.REPOSITORIES, "", "Only this repository; may be repeated."),
  LANGUAGES("languages", Kind.TEXTS, "", "Only this language; may be repeated."),
  AT(
      "at",
      Kind.INSTANT,
      "now",
      "As it was then: a time (2024-01-31T12:00:00Z), a day, or just after a commit, by at least 7"
          + " digits of its id. Default: now."),
  SINCE("since", Kind.INSTANT, "1970-01-01", "From then on: as --at. Default: ever."),
  MIN_CONFIDENCE(
      "minConfidence", Kind.CONFIDENCE, "" + Families.DEFAULT_CONFIDENCE, "Lowest confidence."),
  MIN_TOKENS(
      "minTokens", Kind.NUMBER, "" + Families.DEFAULT_TOKENS, "Smallest symbols, in tokens."),
  TESTS("tests", Kind.FLAG, "false", "Test code and generated code too."),
  LIMIT("limit", Kind.NUMBER, "20", "Most rows.");

  /** How its text becomes a value. */
  public enum Kind {
    TENANT,
    TEXT,
    TEXTS,
    REPOSITORIES,
    SYMBOL,
    SYMBOLS,
    COMMIT,
    INSTANT,
    CONFIDENCE,
    NUMBER,
    FLAG;

    public boolean isList() {
      return this == TEXTS || this == REPOSITORIES || this == SYMBOLS;
    }
  }

  private final String id;
  private final Kind kind;
  private final @Nullable String standard;
  private final String description;

  Parameter(String id, Kind kind, @Nullable String standard, String description) {
    this.id = id;
    this.kind = kind;
    this.standard = standard;
    this.description = description;
  }

  static Optional<Parameter> of(String id) {
    return Arrays.stream(values()).filter(parameter -> parameter.id.equals(id)).findFirst();
  }

  /** Its name in a statement. */
  public String id() {
    return id;
  }

  public Kind kind() {
    return kind;
  }

  /** Its value where nobody says another; null where somebody must. */
  public @Nullable String standard() {
    return standard;
  }

  public String description() {
    return description;
  }

  /** Its name on the command line. */
  public String option() {
    String singular =
        switch (this) {
          case REPOSITORIES -> "repository";
          case LANGUAGES -> "language";
          case SYMBOLS -> "symbol";
          default -> id;
        };
    return "--" + singular.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
