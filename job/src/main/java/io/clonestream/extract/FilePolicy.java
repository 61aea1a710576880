package io.clonestream.extract;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What the path and the leading comments of a file say about its origin and its purpose. */
final class FilePolicy {

  /** Directories into which projects copy the code of others. */
  private static final Set<String> VENDOR_DIRECTORIES =
      Set.of(
          "node_modules",
          "bower_components",
          "jspm_packages",
          "vendor",
          "vendored",
          "_vendor",
          "third_party",
          "third-party",
          "thirdparty",
          "site-packages",
          "pods",
          "carthage",
          ".venv");

  private static final Set<String> TEST_DIRECTORIES =
      Set.of("test", "tests", "__tests__", "spec", "specs", "testing", "testdata", "e2e");

  /** FooTest.java, FooTests.cs, FooSpec.kt, TestFoo.java, test_foo.py, foo_test.go, a.test.ts. */
  private static final Pattern TEST_FILE =
      Pattern.compile(
          "(?:.*[a-z0-9](?:Test|Tests|TestCase|Spec|IT)|Test[A-Z].*|test_.*|conftest"
              + "|.*[._-](?:test|tests|spec))");

  private static final Pattern GENERATED_FILE =
      Pattern.compile(
          ".*(?:\\.pb\\.[a-z]+|_pb2(?:_grpc)?\\.py|\\.g\\.[a-z]+|\\.designer\\.cs|\\.generated\\..+"
              + "|_generated\\.[a-z]+)");

  private static final Pattern GENERATED_COMMENT =
      Pattern.compile(
          "@generated\\b|<auto-?generated|\\bauto-?generated\\b|\\bcode generated\\b"
              + "|\\b(?:file|class|source|code|parser) (?:was|is|has been)"
              + " (?:automatically )?generated\\b|\\bautomatically generated\\b"
              + "|\\bgenerated (?:by|from|with) |\\bdo not edit\\b");

  /** Lines that no person writes or reads. */
  private static final int LONG_LINE = 2_000;

  /** Fewer bytes on such lines are a table or a string, not a program. */
  private static final int MINIFIED_BYTES = 10_000;

  private FilePolicy() {}

  static boolean isVendored(String path) {
    return directories(path).stream().anyMatch(VENDOR_DIRECTORIES::contains);
  }

  static boolean isTest(String path) {
    return directories(path).stream().anyMatch(TEST_DIRECTORIES::contains)
        || TEST_FILE.matcher(stem(fileName(path))).matches();
  }

  static boolean isMinified(String path, SourceText source) {
    int onLongLines = source.bytesOnLinesLongerThan(LONG_LINE);
    return fileName(path).contains(".min.")
        || onLongLines > MINIFIED_BYTES && onLongLines * 2L > source.bytes().length;
  }

  static boolean isGenerated(String path, String leadingComments) {
    return directories(path).stream().anyMatch(d -> d.equals("generated") || d.equals("gen"))
        || GENERATED_FILE.matcher(fileName(path).toLowerCase(Locale.ROOT)).matches()
        || GENERATED_COMMENT.matcher(leadingComments.toLowerCase(Locale.ROOT)).find();
  }

  static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String stem(String fileName) {
    int dot = fileName.lastIndexOf('.');
    return dot <= 0 ? fileName : fileName.substring(0, dot);
  }

  private static List<String> directories(String path) {
    List<String> parts = List.of(path.toLowerCase(Locale.ROOT).split("/", -1));
    return parts.subList(0, parts.size() - 1);
  }
}
