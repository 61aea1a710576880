package io.clonestream.tune;

import io.clonestream.commit.TestRepository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Git repositories of functions made up by a seed: two collections of the same algorithms in Java
 * and Python, and projects whose functions were edited from one commit to the next.
 */
final class GeneratedRepositories {

  private static final int ALGORITHMS = 130;
  private static final int FUNCTIONS = 60;
  private static final List<String> WORDS = words();

  private GeneratedRepositories() {}

  static List<TuneRequest.Repository> create(Path directory, int projects) throws IOException {
    List<TuneRequest.Repository> all = new ArrayList<>();
    all.add(collection(directory.resolve("algorithms-java"), true));
    all.add(collection(directory.resolve("algorithms-python"), false));
    for (int i = 0; i < projects; i++) {
      all.add(project(directory.resolve("project-" + i), i));
    }
    return all;
  }

  /** Algorithm k has one name and one vocabulary in both collections. */
  private static TuneRequest.Repository collection(Path directory, boolean java)
      throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    for (int i = 0; i < ALGORITHMS; i++) {
      Random random = new Random(1_000 + i);
      List<String> words = some(random, 8);
      String name = words.get(0) + upper(words.get(1)) + upper(words.get(2));
      String path = java ? upper(name) + ".java" : name + ".py";
      files.put(path, java ? java(name, List.of(function(name, words, random))) : python(words));
    }
    try (TestRepository repository = TestRepository.create(directory)) {
      repository.point("main", repository.commit(files));
    }
    return new TuneRequest.Repository(null, directory, true);
  }

  private static TuneRequest.Repository project(Path directory, int number) throws IOException {
    Random random = new Random(number);
    Map<String, String> before = new LinkedHashMap<>();
    Map<String, String> after = new LinkedHashMap<>();
    for (int file = 0; file < FUNCTIONS / 4; file++) {
      List<String> old = new ArrayList<>();
      List<String> edited = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        List<String> words = some(random, 8);
        String name = words.get(3) + upper(words.get(4));
        String function = function(name, words, random);
        old.add(function);
        edited.add(function.replace("return", "log(" + words.get(1) + ");\n    return"));
      }
      String name = "File" + file;
      before.put("src/" + name + ".java", java(name, old));
      after.put("src/" + name + ".java", java(name, edited));
    }
    try (TestRepository repository = TestRepository.create(directory)) {
      String first = repository.commit(before);
      repository.point("main", repository.commit(after, first));
    }
    return new TuneRequest.Repository(null, directory, false);
  }

  private static String function(String name, List<String> words, Random random) {
    StringBuilder body = new StringBuilder();
    body.append("  static int ").append(name).append("(int ").append(words.get(1)).append(") {\n");
    body.append("    int ").append(words.get(2)).append(" = 0;\n");
    for (int i = 0; i < 4 + random.nextInt(3); i++) {
      String word = words.get(random.nextInt(words.size()));
      body.append(
          switch (random.nextInt(3)) {
            case 0 ->
                "    if ("
                    + words.get(1)
                    + " > "
                    + random.nextInt(9)
                    + ") {\n"
                    + "      "
                    + words.get(2)
                    + " += "
                    + word
                    + "("
                    + words.get(1)
                    + ");\n    }\n";
            case 1 ->
                "    for (int i = 0; i < "
                    + words.get(1)
                    + "; i++) {\n"
                    + "      "
                    + words.get(2)
                    + " *= "
                    + word
                    + ";\n    }\n";
            default -> "    " + words.get(2) + " = " + word + " + " + random.nextInt(90) + ";\n";
          });
    }
    return body.append("    return ").append(words.get(2)).append(";\n  }\n").toString();
  }

  private static String java(String name, List<String> functions) {
    return "class " + upper(name) + " {\n" + String.join("\n", functions) + "}\n";
  }

  private static String python(List<String> words) {
    String name = words.get(0) + "_" + words.get(1) + "_" + words.get(2);
    String rest =
        words.stream()
            .skip(3)
            .map(
                word ->
                    "    if "
                        + words.get(1)
                        + " > "
                        + word
                        + ":\n        "
                        + words.get(2)
                        + " += "
                        + word
                        + "("
                        + words.get(1)
                        + ")\n")
            .collect(Collectors.joining());
    return "def "
        + name
        + "("
        + words.get(1)
        + "):\n    "
        + words.get(2)
        + " = 0\n"
        + rest
        + "    return "
        + words.get(2)
        + "\n";
  }

  private static List<String> some(Random random, int count) {
    List<String> some = new ArrayList<>();
    while (some.size() < count) {
      String word = WORDS.get(random.nextInt(WORDS.size()));
      if (!some.contains(word)) {
        some.add(word);
      }
    }
    return some;
  }

  private static List<String> words() {
    List<String> words = new ArrayList<>();
    for (String first : "ba ce di fo gu ka le mi no pu ra se ti vo zu".split(" ", -1)) {
      for (String second : "lar men rik ton dus pel vak zor".split(" ", -1)) {
        words.add(first + second);
      }
    }
    return words;
  }

  private static String upper(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
