package io.clonestream.extract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The languages that have a descriptor among the resources in {@code /languages}, found by file
 * name, extension or interpreter. A grammar is loaded when its language is first used.
 */
public final class Languages {

  private static final String SUFFIX = ".properties";
  private static final Pattern INTERPRETER =
      Pattern.compile("^#!\\s*\\S*?/?(?:env\\s+(?:-\\S+\\s+)*)?([A-Za-z]+)[0-9.]*(?:\\s.*)?$");
  private static final int SHEBANG_BYTES = 128;

  private static final Map<String, Language> ALL = new TreeMap<>();
  private static final Map<String, Language> BY_FILE_NAME = new HashMap<>();
  private static final Map<String, Language> BY_EXTENSION = new HashMap<>();
  private static final Map<String, Language> BY_INTERPRETER = new HashMap<>();

  static {
    for (String name : descriptors()) {
      Language language = new Language(name);
      ALL.put(name, language);
      language.words("filenames").forEach(word -> claim(BY_FILE_NAME, word, language));
      language.words("extensions").forEach(word -> claim(BY_EXTENSION, word, language));
      language.words("interpreters").forEach(word -> claim(BY_INTERPRETER, word, language));
    }
  }

  private Languages() {}

  /** Names of all languages, sorted. */
  public static List<String> names() {
    return List.copyOf(ALL.keySet());
  }

  /** Name of the language of a path. */
  public static Optional<String> of(String path) {
    return find(path, null).map(Language::name);
  }

  /** Name of the language of a path, or of the interpreter that the content's first line names. */
  public static Optional<String> of(String path, byte[] content) {
    return find(path, content).map(Language::name);
  }

  static Optional<Language> find(String path, byte @Nullable [] content) {
    String fileName = FilePolicy.fileName(path);
    Language language = BY_FILE_NAME.get(fileName);
    int dot = fileName.lastIndexOf('.');
    if (language == null && dot >= 0) {
      language = BY_EXTENSION.get(fileName.substring(dot + 1).toLowerCase(Locale.ROOT));
    }
    if (language == null && dot < 0 && content != null) {
      language = byShebang(content);
    }
    return Optional.ofNullable(language);
  }

  private static @Nullable Language byShebang(byte[] content) {
    int length = Math.min(content.length, SHEBANG_BYTES);
    String head = new String(content, 0, length, StandardCharsets.ISO_8859_1);
    Matcher matcher = INTERPRETER.matcher(head.lines().findFirst().orElse(""));
    return matcher.matches() ? BY_INTERPRETER.get(matcher.group(1)) : null;
  }

  private static void claim(Map<String, Language> index, String word, Language language) {
    Language other = index.putIfAbsent(word, language);
    if (other != null) {
      throw new IllegalArgumentException(
          "'" + word + "' is claimed by both " + other.name() + " and " + language.name());
    }
  }

  /** Base names of the descriptors, whether the resources lie in a folder or in a jar. */
  private static SortedSet<String> descriptors() {
    URL folder = Languages.class.getResource("/languages/");
    if (folder == null) {
      throw new IllegalStateException("There is no resource folder /languages");
    }
    SortedSet<String> names = new TreeSet<>();
    try {
      if (folder.openConnection() instanceof JarURLConnection jar) {
        jar.getJarFile().stream()
            .map(java.util.zip.ZipEntry::getName)
            .filter(entry -> entry.startsWith(jar.getEntryName()))
            .forEach(entry -> addName(names, entry));
      } else {
        try (Stream<Path> files = Files.list(Path.of(URI.create(folder.toString())))) {
          files.forEach(file -> addName(names, file.toString()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The descriptors in " + folder + " cannot be listed", e);
    }
    return names;
  }

  private static void addName(SortedSet<String> names, String file) {
    if (file.endsWith(SUFFIX)) {
      String name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
      names.add(name.substring(0, name.length() - SUFFIX.length()));
    }
  }
}
