package io.clonestream;

import io.clonestream.extract.TokenKind;
import io.clonestream.extract.TokenSpans;
import io.clonestream.feed.EventDecoder;
import io.clonestream.feed.RawRecord;
import io.clonestream.feed.RawRecordCodec;
import io.clonestream.feed.RecordedHistory;
import io.clonestream.fingerprint.Code;
import io.clonestream.fingerprint.Fingerprint;
import io.clonestream.fingerprint.Fragment;
import io.clonestream.infer.EmbeddedFragment;
import io.clonestream.infer.EmbeddedFragmentCodec;
import io.clonestream.match.GrownFragments;
import io.clonestream.schemas.Change;
import io.clonestream.schemas.SymbolChange;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Symbol changes without end, each with code that no other has: real ones, and after them copies of
 * other branches. Their names are their numbers, by which what a model would say of the code is
 * found: the features and the vector that {@link GrownFragments} gives to the copy.
 */
final class GrownCorpus {

  private static final Map<Path, GrownCorpus> READ = new ConcurrentHashMap<>();

  private final List<RawRecord> changes;
  private final List<EmbeddedFragment> grown;

  GrownCorpus(List<RawRecord> changes, List<EmbeddedFragment> real) {
    this.changes = changes;
    this.grown = GrownFragments.of(real, Integer.MAX_VALUE);
  }

  /** The fragment that a change brings, unless it brings none that goes to inference. */
  static Optional<Fragment> fragment(RawRecord record, EventDecoder<SymbolChange> decoder) {
    SymbolChange change = decoder.decode(record.value());
    return change.getChange() == Change.ADDED && !change.getGenerated()
        ? Optional.ofNullable(Fingerprint.of(change).code()).map(Code::fragment)
        : Optional.empty();
  }

  /**
   * Keeps real changes for {@link #read}.
   *
   * @param real of each change its fragment with its vector
   */
  static void write(List<RawRecord> changes, List<EmbeddedFragment> real, Path file)
      throws IOException {
    try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      out.writeInt(changes.size());
      for (int i = 0; i < changes.size(); i++) {
        new RawRecordCodec().write(changes.get(i), out);
        new EmbeddedFragmentCodec().write(real.get(i), out);
      }
    }
  }

  /** What was written there; all tasks of a process share it. */
  static GrownCorpus read(Path file) {
    return READ.computeIfAbsent(file, GrownCorpus::load);
  }

  private static GrownCorpus load(Path file) {
    RawRecordCodec records = new RawRecordCodec();
    EmbeddedFragmentCodec fragments = new EmbeddedFragmentCodec();
    List<RawRecord> changes = new ArrayList<>();
    List<EmbeddedFragment> real = new ArrayList<>();
    try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      for (int left = in.readInt(); left > 0; left--) {
        changes.add(records.read(in, records.version()));
        real.add(fragments.read(in, fragments.version()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new GrownCorpus(changes, real);
  }

  /** The change of this number. */
  RawRecord change(int number) {
    return RecordedHistory.onBranch(
        "copy" + number / changes.size(),
        changes.get(number % changes.size()),
        change -> {
          change.setName(Integer.toString(number));
          if (number >= changes.size()) {
            addToken(change, "n" + number);
          }
        });
  }

  private static void addToken(SymbolChange change, String word) {
    byte[] body = change.getBody().getBytes(StandardCharsets.UTF_8);
    ByteBuffer packed = change.getTokens().duplicate();
    byte[] before = new byte[packed.remaining()];
    packed.get(before);
    TokenSpans spans = new TokenSpans();
    TokenSpans.visit(body, before, (kind, start, length) -> spans.add(start, length, kind));
    spans.add(body.length + 1, word.length(), TokenKind.IDENTIFIER);
    change.setBody(change.getBody() + " " + word);
    change.setTokens(ByteBuffer.wrap(spans.packed()));
  }

  /** What a model would make of the fragment of such a change. */
  EmbeddedFragment embedded(Fragment own) {
    EmbeddedFragment copy = grown.get(Integer.parseInt(own.name()));
    Fragment like = copy.fragment();
    return new EmbeddedFragment(
        new Fragment(
            own.id(),
            own.tenant(),
            own.language(),
            own.kind(),
            own.name(),
            like.formId(),
            like.tokens(),
            "",
            like.minHash(),
            like.subTokens(),
            like.nameWords(),
            like.structure(),
            like.grams(),
            like.parameters(),
            like.boilerplate()),
        copy.vector(),
        copy.model());
  }
}
