package io.clonestream.query;

import io.clonestream.persist.Cypher;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * What Neo4j Browser is given, made from the same statements as everything else: a guide that walks
 * through the saved questions, a style, and the questions as favourites. Browser takes the last as
 * one archive that is dropped on its window.
 */
public final class BrowserFiles {

  /** The guide. */
  public static final String GUIDE = "guide.html";

  /** Colours and captions. */
  public static final String STYLE = "style.grass";

  /** Favourites; a directory becomes a folder, the first line of a file its title. */
  public static final String SAVED_QUERIES = "saved-queries.zip";

  /** Of every entry: the same questions make the same bytes. */
  private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

  private BrowserFiles() {}

  /**
   * Contents by name.
   *
   * @param base address of the directory they are served from, without a slash at its end: the
   *     guide refers to the others
   */
  public static Map<String, byte[]> of(String base) {
    Map<String, byte[]> files = new TreeMap<>();
    files.put(GUIDE, utf8(BrowserGuide.page(base)));
    files.put(STYLE, utf8(resource(STYLE)));
    files.put(SAVED_QUERIES, savedQueries());
    return files;
  }

  /**
   * What Browser is to do when it connects, as in Neo4j's setting {@code browser.post_connect_cmd}:
   * draw what is returned and no more, in this style, and open the guide.
   */
  public static String commands(String base) {
    return "config autoComplete: false; style "
        + base
        + "/"
        + STYLE
        + "; guide "
        + base
        + "/"
        + GUIDE;
  }

  static String resource(String name) {
    try (InputStream in = BrowserFiles.class.getResourceAsStream("/browser/" + name)) {
      if (in == null) {
        throw new IllegalStateException("No /browser/" + name + " in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] savedQueries() {
    Map<String, String> queries = new TreeMap<>();
    queries.put(
        "CloneStream parameters/standards",
        "// Every parameter at its standard value.\n" + BrowserCommands.standards());
    for (String pick : BrowserCommands.PICKS) {
      queries.put(
          "CloneStream parameters/" + pick,
          "// " + BrowserCommands.title("pick/" + pick) + "\n" + BrowserCommands.pick(pick));
    }
    for (String statement : BrowserGuide.statements()) {
      queries.put(
          statement
              .replaceFirst("^draw/", "CloneStream drawings/")
              .replaceFirst("^ask/", "CloneStream questions/"),
          Cypher.statement(statement));
    }
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var query : queries.entrySet()) {
        var entry = new ZipEntry(query.getKey() + ".cypher");
        entry.setTimeLocal(EPOCH);
        zip.putNextEntry(entry);
        zip.write(utf8(query.getValue() + "\n"));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
