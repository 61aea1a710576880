package io.clonestream.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Digests of the files of a restore point, as {@code sha256sum -c} reads them, in a file beside it:
 * Flink keeps none, and what flips later would show only in the graph. Beside it and not in it, for
 * Flink leaves a directory behind in which it finds a file that it does not know.
 */
final class Seals {

  private static final String ENDING = ".sha256";
  private static final String GAP = "  ";
  private static final int BUFFER = 1 << 16;

  /** Of the files of the last point: checkpoints share most of theirs. */
  private Map<Path, String> known = Map.of();

  /**
   * Seals a point that is complete.
   *
   * @param files all that it needs
   * @throws IOException also where one is gone, as those of a checkpoint are soon
   */
  void put(Path point, List<Path> files) throws IOException {
    Map<Path, String> digests = new TreeMap<>();
    for (Path file : files) {
      String digest = known.get(file);
      digests.put(file, digest == null ? digest(file) : digest);
    }
    known = digests;
    Path seal = of(point);
    Path beside = Objects.requireNonNull(seal.getParent());
    Path unfinished = seal.resolveSibling(seal.getFileName() + ".part");
    Files.write(
        unfinished,
        digests.entrySet().stream()
            .map(e -> e.getValue() + GAP + beside.relativize(e.getKey().toAbsolutePath()))
            .toList());
    Files.move(unfinished, seal, StandardCopyOption.ATOMIC_MOVE);
  }

  static boolean has(Path point) {
    return Files.exists(of(point));
  }

  /**
   * The first file that is not what it was; empty where the point has no seal, too.
   *
   * @throws IOException where a file cannot be read
   */
  static Optional<Path> firstBroken(Path point) throws IOException {
    if (!has(point)) {
      return Optional.empty();
    }
    for (String line : Files.readAllLines(of(point))) {
      int gap = line.indexOf(GAP);
      if (gap < 0) {
        return Optional.of(of(point));
      }
      Path file = of(point).resolveSibling(line.substring(gap + GAP.length())).normalize();
      if (!digest(file).equals(line.substring(0, gap))) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  /** Deletes the seals in a directory whose points are gone. */
  static void prune(Path directory) throws IOException {
    try (DirectoryStream<Path> seals = Files.newDirectoryStream(directory, "*" + ENDING)) {
      for (Path seal : seals) {
        String name = seal.getFileName().toString();
        String point = name.substring(0, name.length() - ENDING.length());
        if (!Files.exists(seal.resolveSibling(point))) {
          Files.deleteIfExists(seal);
        }
      }
    }
  }

  private static Path of(Path point) {
    Path absolute = point.toAbsolutePath();
    return absolute.resolveSibling(absolute.getFileName() + ENDING);
  }

  private static String digest(Path file) throws IOException {
    MessageDigest sha256;
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has it", e);
    }
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha256)) {
      byte[] buffer = new byte[BUFFER];
      while (in.read(buffer) >= 0) {
        // into the digest
      }
    }
    return HexFormat.of().formatHex(sha256.digest());
  }
}
