package io.clonestream.follow;

import io.clonestream.extract.SymbolKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A symbol and all its versions, oldest first: the whole content of its key.
 *
 * @param previousSymbolId where the symbol was declared before it moved here, if it did
 */
public record SymbolHistory(
    Stamp stamp,
    String symbolId,
    String tenant,
    String repository,
    String branch,
    String path,
    String language,
    SymbolKind kind,
    String name,
    String qualifiedName,
    String signature,
    @Nullable String previousSymbolId,
    boolean generated,
    boolean test,
    List<Version> versions) {

  /** The same content under another stamp. */
  public SymbolHistory withStamp(Stamp other) {
    return new SymbolHistory(
        other,
        symbolId,
        tenant,
        repository,
        branch,
        path,
        language,
        kind,
        name,
        qualifiedName,
        signature,
        previousSymbolId,
        generated,
        test,
        versions);
  }

  /** Open end of a period: the version still lives. */
  public static final long OPEN = Long.MAX_VALUE;

  /**
   * One state of the symbol, valid over [validFrom, validTo).
   *
   * @param sequence the version's identity within its symbol
   * @param fragmentId id of the clone class it belongs to
   * @param validTo {@link SymbolHistory#OPEN} while it lives
   * @param closedBy null while it lives
   * @param places where it stood, oldest first, one at least: lines move without a new version
   * @param parentSymbolId the enclosing symbol, if any
   * @param previousSymbolId from where the symbol moved here, if this version was opened by a move
   */
  public record Version(
      long sequence,
      String fragmentId,
      long validFrom,
      long validTo,
      String openedBy,
      @Nullable String closedBy,
      List<Place> places,
      @Nullable String parentSymbolId,
      @Nullable String previousSymbolId,
      List<String> calledNames,
      boolean generated) {

    /** Where it stands now, or stood last. */
    public Place place() {
      return places.get(places.size() - 1);
    }

    /** Where it stood at an instant at which it lived. */
    public Place placeAt(long instant) {
      long begun = places.stream().filter(place -> place.from() <= instant).count();
      return places.get(Math.max(0, (int) begun - 1));
    }

    public int startLine() {
      return place().startLine();
    }

    public int endLine() {
      return place().endLine();
    }
  }

  /**
   * Lines of its file.
   *
   * @param from since when
   */
  public record Place(long from, int startLine, int endLine) {

    boolean hasLinesOf(SymbolEntry entry) {
      return startLine == entry.startLine() && endLine == entry.endLine();
    }
  }
}
