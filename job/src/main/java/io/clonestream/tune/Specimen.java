package io.clonestream.tune;

import io.clonestream.extract.Declaration;
import io.clonestream.extract.Token;
import io.clonestream.fingerprint.Fingerprint;
import io.clonestream.fingerprint.Fragment;
import java.util.ArrayList;
import java.util.List;

/**
 * A declaration of a repository, or a copy made of one.
 *
 * @param origin where it was declared; of a copy, where the original was
 * @param lines its tokens by the line on which each begins
 * @param bodyToken index of the first token that belongs to the body
 */
record Specimen(Origin origin, Fragment fragment, List<List<Token>> lines, int bodyToken) {

  /** Leads the ids of fragments, which are compared with nothing else. */
  private static final String TENANT = "tune";

  /**
   * Where a declaration stands.
   *
   * @param collection whether the repository is a collection of algorithms
   * @param localId what identifies the declaration in its file
   * @param name simple name of the declaration
   */
  record Origin(
      String repository,
      boolean collection,
      String path,
      String localId,
      String name,
      boolean test) {

    /** The name, however it is written. */
    String joinedName() {
      return NameWords.joined(name);
    }

    /** Name of the file without directories and endings. */
    String stem() {
      String file = path.substring(path.lastIndexOf('/') + 1);
      int dot = file.indexOf('.');
      return NameWords.joined(dot <= 0 ? file : file.substring(0, dot));
    }
  }

  static Specimen of(String repository, boolean collection, String path, Declaration declaration) {
    return new Specimen(
        new Origin(
            repository,
            collection,
            path,
            declaration.localId(),
            declaration.name(),
            declaration.test()),
        Fingerprint.fragment(
            TENANT,
            declaration.language(),
            declaration.kind(),
            declaration.name(),
            declaration.unpackedTokens(),
            declaration.bodyToken()),
        lines(declaration),
        declaration.bodyToken());
  }

  /** A copy of other tokens and another name. */
  Specimen copy(String name, List<List<Token>> changed) {
    List<Token> tokens = changed.stream().flatMap(List::stream).toList();
    int body = Math.min(bodyToken, tokens.size());
    return new Specimen(
        origin,
        Fingerprint.fragment(TENANT, fragment.language(), fragment.kind(), name, tokens, body),
        changed,
        body);
  }

  List<Token> tokens() {
    return lines.stream().flatMap(List::stream).toList();
  }

  String language() {
    return fragment.language();
  }

  boolean isNamed() {
    String name = fragment.name();
    return !name.isEmpty() && !name.equals(Declaration.ANONYMOUS);
  }

  /** The repository; all collections of algorithms count as one. */
  String project() {
    return origin.collection() ? "" : origin.repository();
  }

  boolean isOfAnotherProject(Specimen other) {
    return !project().equals(other.project());
  }

  private static List<List<Token>> lines(Declaration declaration) {
    String text = declaration.body();
    List<List<Token>> lines = new ArrayList<>();
    int end = 0;
    boolean breaks = true;
    for (Token token : declaration.unpackedTokens()) {
      int start = text.indexOf(token.text(), end);
      breaks |= text.substring(end, start).indexOf('\n') >= 0;
      if (breaks) {
        lines.add(new ArrayList<>());
      }
      lines.get(lines.size() - 1).add(token);
      breaks = token.text().indexOf('\n') >= 0;
      end = start + token.text().length();
    }
    return lines;
  }
}
