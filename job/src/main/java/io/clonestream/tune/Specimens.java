package io.clonestream.tune;

import io.clonestream.match.WordRarity;
import io.clonestream.tune.RepositoryReader.Code;
import io.clonestream.tune.Specimen.Origin;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Declarations of several repositories, and the copies that are made of them.
 *
 * @param functions of all repositories
 * @param past functions and what they were
 * @param edited functions and edited copies
 * @param littleLeft functions and copies of which little is left
 * @param algorithms pairs of one algorithm in two languages
 * @param hidden functions of collections under a random word, by where the function stands
 */
record Specimens(
    List<Specimen> functions,
    List<Specimen> types,
    List<Copy> past,
    List<Copy> edited,
    List<Copy> littleLeft,
    List<Copy> algorithms,
    Map<Origin, Specimen> hidden) {

  private static final int EDITED_OF_A_LANGUAGE = 200;
  private static final int LITTLE_LEFT_OF_A_LANGUAGE = 130;
  private static final int SHORTEST = 30;
  private static final int LONGEST = 800;
  private static final int LEAST_LINES = 5;

  /** So few that some functions share a word by chance: an equal name must not decide. */
  private static final int HIDING_WORDS = 50;

  /** Two specimens of which one became the other, or both are one algorithm. */
  record Copy(Specimen original, Specimen copy) {}

  static Specimens of(List<Code> code, WordRarity rarity, Random random) {
    List<Specimen> functions = new ArrayList<>();
    List<Specimen> types = new ArrayList<>();
    List<Copy> past = new ArrayList<>();
    for (Code one : code) {
      functions.addAll(one.functions());
      types.addAll(one.types());
      one.past().forEach(then -> past.add(new Copy(then.now(), then.then())));
    }
    Editor editor = new Editor(functions, random);
    List<Copy> edited = new ArrayList<>();
    List<Copy> littleLeft = new ArrayList<>();
    Map<String, List<Specimen>> byLanguage = new TreeMap<>();
    functions.stream()
        .filter(Specimens::isWorthEditing)
        .forEach(f -> byLanguage.computeIfAbsent(f.language(), l -> new ArrayList<>()).add(f));
    for (List<Specimen> all : byLanguage.values()) {
      some(all, EDITED_OF_A_LANGUAGE, random)
          .forEach(original -> edited.add(new Copy(original, editor.edited(original))));
      some(all, LITTLE_LEFT_OF_A_LANGUAGE, random)
          .forEach(original -> littleLeft.add(new Copy(original, editor.littleLeft(original))));
    }
    List<Copy> algorithms = AcrossPairs.algorithms(functions, rarity);
    return new Specimens(
        functions,
        types,
        past,
        edited,
        littleLeft,
        algorithms,
        hidden(algorithms, functions, random));
  }

  private static boolean isWorthEditing(Specimen specimen) {
    int tokens = specimen.fragment().tokens();
    return tokens >= SHORTEST && tokens <= LONGEST && specimen.lines().size() >= LEAST_LINES;
  }

  private static Map<Origin, Specimen> hidden(
      List<Copy> algorithms, List<Specimen> functions, Random random) {
    List<String> words =
        new ArrayList<>(
            functions.stream()
                .flatMap(f -> NameWords.of(f.fragment().name()))
                .sorted()
                .distinct()
                .toList());
    Collections.shuffle(words, random);
    int most = Math.min(HIDING_WORDS, words.size());
    Map<Origin, Specimen> hidden = new LinkedHashMap<>();
    for (Copy pair : algorithms) {
      for (Specimen shown : List.of(pair.original(), pair.copy())) {
        if (!hidden.containsKey(shown.origin())) {
          hidden.put(shown.origin(), Editor.hidden(shown, words.get(random.nextInt(most))));
        }
      }
    }
    return hidden;
  }

  private static <T> List<T> some(List<T> all, int most, Random random) {
    List<T> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, random);
    return shuffled.subList(0, Math.min(most, shuffled.size()));
  }

  /** Everything that is compared with anything. */
  List<Specimen> all() {
    Stream<Specimen> copies =
        Stream.of(past, edited, littleLeft).flatMap(List::stream).map(Copy::copy);
    return Stream.of(functions.stream(), types.stream(), copies, hidden.values().stream())
        .flatMap(specimens -> specimens)
        .toList();
  }
}
