package io.clonestream.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one commit did to the symbols of the files it touched. A symbol is its path and its local
 * id; ids are numbered in file order on both sides, so that they are a function of the file alone
 * and any commit can be compared without the history before it.
 */
public final class SymbolDiff {

  private record Key(String path, String localId) {}

  private final Map<Key, Declaration> before = new LinkedHashMap<>();
  private final Map<Key, Declaration> after = new LinkedHashMap<>();
  private final Map<String, String> renames;

  private SymbolDiff(
      List<FileVersion> before, List<FileVersion> after, Map<String, String> renames) {
    collect(before, this.before);
    collect(after, this.after);
    this.renames = renames;
  }

  /** Compares the touched files before and after a commit. */
  public static List<SymbolEdit> between(List<FileVersion> before, List<FileVersion> after) {
    return between(before, after, Map.of());
  }

  /**
   * Compares the touched files before and after a commit.
   *
   * @param renames path after the commit to path before it, of files known to be renamed: there a
   *     symbol that keeps its id has moved even if it changed
   * @return removed symbols first, each part in file order by path
   */
  public static List<SymbolEdit> between(
      List<FileVersion> before, List<FileVersion> after, Map<String, String> renames) {
    return new SymbolDiff(before, after, renames).edits();
  }

  private static void collect(List<FileVersion> files, Map<Key, Declaration> into) {
    Map<String, FileVersion> byPath = new TreeMap<>();
    for (FileVersion file : files) {
      if (byPath.put(file.path(), file) != null) {
        throw new IllegalArgumentException(
            "File '" + file.path() + "' is given twice on one side of a commit");
      }
    }
    for (FileVersion file : byPath.values()) {
      for (Declaration declaration : file.extraction().declarations()) {
        into.put(new Key(file.path(), declaration.localId()), declaration);
      }
    }
  }

  private List<SymbolEdit> edits() {
    List<SymbolEdit> edits = new ArrayList<>();
    before.forEach(
        (key, declaration) -> {
          if (!after.containsKey(key)) {
            edits.add(SymbolEdit.of(EditKind.REMOVED, key.path(), declaration));
          }
        });
    Moves moves = moves();
    after.forEach(
        (key, declaration) -> {
          SymbolEdit edit = edit(key, declaration, moves);
          if (edit != null) {
            edits.add(edit);
          }
        });
    return edits;
  }

  private @Nullable SymbolEdit edit(Key key, Declaration declaration, Moves moves) {
    Declaration old = before.get(key);
    if (old == null) {
      Key origin = moves.origin(key, declaration, renames);
      return origin == null
          ? SymbolEdit.of(EditKind.ADDED, key.path(), declaration)
          : new SymbolEdit(
              EditKind.ADDED, key.path(), declaration, origin.path(), origin.localId());
    }
    if (!old.sameContent(declaration)) {
      return SymbolEdit.of(EditKind.MODIFIED, key.path(), declaration);
    }
    return old.sameLines(declaration)
        ? null
        : SymbolEdit.of(EditKind.RELOCATED, key.path(), declaration);
  }

  /** What left its place: removed symbols, and the old texts of numbered twins that changed. */
  private Moves moves() {
    Moves moves = new Moves();
    before.forEach(
        (key, old) -> {
          Declaration now = after.get(key);
          if (now == null || !now.body().equals(old.body()) && after.containsKey(next(key, old))) {
            moves.leave(key, old);
          }
        });
    return moves;
  }

  private static Key next(Key key, Declaration declaration) {
    return new Key(
        key.path(),
        Declaration.localId(
            declaration.qualifiedName(), declaration.parameterTypes(), declaration.ordinal() + 1));
  }

  /** Pairs arrivals with departures of equal tokens, each departure once. */
  private static final class Moves {

    private final Map<Key, Declaration> left = new LinkedHashMap<>();
    private final Map<String, List<Key>> byTokens = new HashMap<>();

    void leave(Key key, Declaration declaration) {
      left.put(key, declaration);
      byTokens.computeIfAbsent(tokens(declaration), tokens -> new ArrayList<>()).add(key);
    }

    @Nullable Key origin(Key arrival, Declaration declaration, Map<String, String> renames) {
      String oldPath = renames.get(arrival.path());
      if (oldPath != null) {
        Key same = new Key(oldPath, arrival.localId());
        if (left.remove(same) != null) {
          return same;
        }
      }
      Key best = null;
      for (Key key : byTokens.getOrDefault(tokens(declaration), List.of())) {
        Declaration candidate = left.get(key);
        if (candidate != null
            && candidate.kind() == declaration.kind()
            && (best == null
                || key.localId().equals(arrival.localId())
                    && !best.localId().equals(arrival.localId()))) {
          best = key;
        }
      }
      if (best != null) {
        left.remove(best);
      }
      return best;
    }

    private static String tokens(Declaration declaration) {
      StringBuilder text = new StringBuilder(declaration.language());
      for (Token token : declaration.unpackedTokens()) {
        text.append('\0').append(token.text());
      }
      return text.toString();
    }
  }
}
