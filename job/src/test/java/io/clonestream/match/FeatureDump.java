package io.clonestream.match;

import io.clonestream.codec.Bytes;
import io.clonestream.extract.Declaration;
import io.clonestream.extract.Extractor;
import io.clonestream.extract.SymbolKind;
import io.clonestream.extract.Token;
import io.clonestream.extract.TokenKind;
import io.clonestream.fingerprint.Fingerprint;
import io.clonestream.fingerprint.Fragment;
import io.clonestream.fingerprint.FragmentCodec;
import io.clonestream.infer.EmbeddedFragment;
import io.clonestream.infer.PackagedModel;
import io.clonestream.infer.TextEmbedder;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tool for fitting calibrations: the fragments of a set of source files with their vectors, and the
 * features of their pairs, as tab-separated text. The set is the directory in the environment
 * variable CLONESTREAM_EVAL_DIR; arguments:
 *
 * <pre>
 * fragments OUT          every declaration: OUT/fragments.tsv and .bin
 * mutants OUT            the same, each longer function followed by a near miss of it
 * pairs OUT              features of all pairs of OUT/fragments.tsv: OUT/pairs.tsv
 * pairs OUT INDEXES.tsv  features of these pairs
 * </pre>
 */
public final class FeatureDump {

  private static final Features FEATURES =
      new Features(Calibration.load(Calibration.DEFAULT).words());
  private static final long SEED = 20_26;
  private static final int LONG_ENOUGH = 30;

  private record Entry(String file, Fragment fragment, int mutantOf) {}

  private FeatureDump() {}

  public static void main(String[] args) throws IOException {
    Path out = Path.of(args[1]);
    Files.createDirectories(out);
    if (args[0].equals("pairs")) {
      writePairs(out, args.length > 2 ? Files.readAllLines(Path.of(args[2])) : null);
    } else {
      Path set = Path.of(System.getenv("CLONESTREAM_EVAL_DIR"));
      writeFragments(entries(set, args[0].equals("mutants")), out);
    }
  }

  private static List<Entry> entries(Path set, boolean mutants) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(set)) {
      files = walk.filter(Files::isRegularFile).sorted().toList();
    }
    Extractor extractor = new Extractor();
    List<Entry> entries = new ArrayList<>();
    Map<String, List<Declaration>> byLanguage = new LinkedHashMap<>();
    Map<Declaration, Integer> places = new IdentityHashMap<>();
    for (Path file : files) {
      String path = set.relativize(file).toString().replace('\\', '/');
      for (Declaration found : extractor.extract(path, Files.readAllBytes(file)).declarations()) {
        Fragment fragment =
            Fingerprint.fragment(
                "eval",
                found.language(),
                found.kind(),
                found.name(),
                found.unpackedTokens(),
                found.bodyToken());
        if (mutants && found.kind() != SymbolKind.TYPE && found.tokenCount() >= LONG_ENOUGH) {
          byLanguage.computeIfAbsent(found.language(), key -> new ArrayList<>()).add(found);
          places.put(found, entries.size());
        }
        entries.add(new Entry(path, fragment, -1));
      }
    }
    byLanguage.values().forEach(all -> addMutants(all, places, entries));
    return entries;
  }

  private static void addMutants(
      List<Declaration> all, Map<Declaration, Integer> places, List<Entry> entries) {
    Mutant mutant = new Mutant(SEED);
    List<List<List<Token>>> lines = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (Declaration found : all) {
      List<Token> tokens = found.unpackedTokens();
      lines.add(Mutant.lines(found.body(), tokens));
      tokens.stream()
          .filter(token -> token.kind() == TokenKind.IDENTIFIER)
          .map(Token::text)
          .forEach(names::add);
    }
    for (int i = 0; i < all.size(); i++) {
      Declaration origin = all.get(i);
      List<Token> tokens = mutant.of(lines.get(i), lines.get((i + 7) % all.size()), names);
      Fragment fragment =
          Fingerprint.fragment("eval", origin.language(), origin.kind(), origin.name(), tokens, 0);
      int place = places.getOrDefault(origin, -1);
      entries.add(new Entry(entries.get(place).file(), fragment, place));
    }
  }

  private static void writeFragments(List<Entry> entries, Path out) throws IOException {
    FragmentCodec codec = new FragmentCodec();
    try (TextEmbedder embedder = PackagedModel.open();
        DataOutputStream fragments = open(out.resolve("fragments.bin"));
        BufferedWriter writer = Files.newBufferedWriter(out.resolve("fragments.tsv"))) {
      List<CompletableFuture<byte[]>> vectors = new ArrayList<>();
      for (Entry entry : entries) {
        vectors.add(embedder.embed(entry.fragment().text()));
      }
      fragments.writeInt(entries.size());
      for (int i = 0; i < entries.size(); i++) {
        Entry entry = entries.get(i);
        Fragment fragment = entry.fragment();
        byte[] vector = vectors.get(i).join();
        codec.write(fragment, fragments);
        Bytes.writeBytes(vector, fragments);
        writer.write(
            String.join(
                "\t",
                entry.file(),
                fragment.language(),
                fragment.kind().name(),
                fragment.name(),
                Integer.toString(fragment.tokens()),
                fragment.formId(),
                Integer.toString(entry.mutantOf()),
                HexFormat.of().formatHex(vector),
                fragment.text()));
        writer.newLine();
      }
    }
  }

  private static DataOutputStream open(Path file) throws IOException {
    return new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
  }

  private static void writePairs(Path out, @Nullable List<String> indexes) throws IOException {
    List<EmbeddedFragment> all = new ArrayList<>();
    FragmentCodec codec = new FragmentCodec();
    try (DataInputStream in =
        new DataInputStream(
            new BufferedInputStream(Files.newInputStream(out.resolve("fragments.bin"))))) {
      int size = in.readInt();
      for (int i = 0; i < size; i++) {
        Fragment fragment = codec.read(in, codec.version());
        all.add(new EmbeddedFragment(fragment, Bytes.readBytes(in), "packaged"));
      }
    }
    try (BufferedWriter writer = Files.newBufferedWriter(out.resolve("pairs.tsv"))) {
      if (indexes != null) {
        for (String line : indexes) {
          String[] pair = line.split("\t", -1);
          write(all, Integer.parseInt(pair[0]), Integer.parseInt(pair[1]), writer);
        }
        return;
      }
      for (int i = 0; i < all.size(); i++) {
        for (int j = i + 1; j < all.size(); j++) {
          write(all, i, j, writer);
        }
      }
    }
  }

  private static void write(List<EmbeddedFragment> all, int i, int j, BufferedWriter writer)
      throws IOException {
    EmbeddedFragment a = all.get(i);
    EmbeddedFragment b = all.get(j);
    StringBuilder line = new StringBuilder();
    boolean admitted = Scorer.admits(a.fragment(), b.fragment());
    line.append(i).append('\t').append(j).append('\t').append(admitted ? 1 : 0);
    for (float feature : FEATURES.of(a.fragment(), a.vector(), b.fragment(), b.vector())) {
      line.append('\t').append(Math.round(feature * 1e4f) / 1e4f);
    }
    writer.write(line.append('\n').toString());
  }
}
