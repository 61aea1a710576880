package io.clonestream;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A bug to be planted in our own code, written as
 *
 * <pre>
 * what it is
 * file: path from the root of the repository
 * test: class, or class#method, that must fail; several with a comma between
 * &lt;&lt;&lt;&lt;
 * code that stands there, once
 * ====
 * code that stands there instead
 * &gt;&gt;&gt;&gt;
 * </pre>
 *
 * Where there is white space in the code to be found there may be any other, also none.
 */
record Mutation(
    String name, String what, Path file, List<String> tests, String found, String instead) {

  static final Path DIRECTORY = Path.of("job/src/test/mutations");

  private static final Pattern FORM =
      Pattern.compile(
          "(?<what>[^\\n]+)\\nfile: (?<file>\\S+)\\ntest: (?<tests>[^\\n]+)\\n"
              + "<<<<\\n(?<found>.*)\\n====\\n(?<instead>.*?)\\n?>>>>\\n",
          Pattern.DOTALL);

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException with the path where the file has another form
   */
  static Mutation read(Path path) throws IOException {
    Matcher form = FORM.matcher(Files.readString(path));
    if (!form.matches()) {
      throw new IllegalArgumentException(
          path + " must be a line, file:, test:, <<<<, code, ====, code, >>>>");
    }
    return new Mutation(
        String.valueOf(path.getFileName()).replaceFirst("\\.txt$", ""),
        form.group("what"),
        Path.of(form.group("file")),
        List.of(form.group("tests").split(",\\s*")),
        form.group("found").strip(),
        form.group("instead").strip());
  }

  /** All of them, by name. */
  static List<Mutation> all(Path root) throws IOException {
    try (Stream<Path> files = Files.list(root.resolve(DIRECTORY))) {
      List<Mutation> all = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        all.add(read(file));
      }
      return all;
    }
  }

  /**
   * The file with the bug.
   *
   * @throws IllegalArgumentException where the code does not stand in it exactly once
   */
  String planted(Path root) throws IOException {
    String source = Files.readString(root.resolve(file));
    String words =
        Arrays.stream(found.split("\\s+")).map(Pattern::quote).collect(Collectors.joining("\\s*"));
    Matcher matcher = Pattern.compile(words).matcher(source);
    long times = matcher.results().count();
    if (times != 1) {
      throw new IllegalArgumentException(
          "Mutation "
              + name
              + " does not apply: what it replaces stands "
              + times
              + " times in "
              + file
              + ", and must once:\n"
              + found);
    }
    return matcher.reset().replaceFirst(Matcher.quoteReplacement(instead));
  }

  /**
   * For the script, which runs this file alone: lists the mutations, or plants one.
   *
   * @param arguments root of the repository; name; directory that takes the changed file
   */
  public static void main(String[] arguments) throws IOException {
    Path root = Path.of(arguments[0]);
    if (arguments.length == 1) {
      all(root)
          .forEach(each -> System.out.println(each.name + "\t" + String.join(",", each.tests)));
      return;
    }
    try {
      Mutation mutation = read(root.resolve(DIRECTORY).resolve(arguments[1] + ".txt"));
      Path changed = Path.of(arguments[2]).resolve(mutation.file);
      String source = mutation.planted(root);
      Files.createDirectories(changed.getParent());
      Files.writeString(changed, source);
      System.out.println(changed);
    } catch (IllegalArgumentException | IOException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
  }
}
