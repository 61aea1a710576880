package io.clonestream.extract;

import java.util.Optional;
import org.treesitter.TSInputEncoding;
import org.treesitter.TSParser;
import org.treesitter.TSTree;

/** Parses with tree-sitter and looks at nothing: what extraction is compared with. */
public final class BareParsing {

  private final TSParser parser = new TSParser();

  /** Whether a tree came out. */
  public boolean parse(String path, byte[] content) {
    Optional<Language> language = Languages.find(path, content);
    if (language.isEmpty()) {
      return false;
    }
    parser.setLanguage(language.get().grammar().language());
    try (TSTree tree =
        parser.parse(
            new byte[Math.max(1, content.length)],
            null,
            (buffer, offset, at) -> {
              int length = Math.max(0, content.length - offset);
              System.arraycopy(content, content.length - length, buffer, 0, length);
              return length;
            },
            TSInputEncoding.TSInputEncodingUTF8)) {
      return tree != null;
    }
  }
}
