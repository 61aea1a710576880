package io.clonestream.extract;

import java.util.Optional;
import java.util.function.Supplier;
import org.treesitter.TSParser;

/**
 * Source bytes to declarations. Safe for use by many threads: each keeps one parser of its own,
 * which is freed with the thread or the extractor.
 */
public final class Extractor {

  /** Version of the extraction rules; a change of ids or tokens changes it. */
  public static final String VERSION = "1";

  private final ExtractLimits limits;
  private final Supplier<ParseBudget> budgets;
  private final ThreadLocal<TSParser> parsers = ThreadLocal.withInitial(TSParser::new);

  public Extractor() {
    this(ExtractLimits.DEFAULT);
  }

  public Extractor(ExtractLimits limits) {
    this(limits, ParseBudget::full);
  }

  /**
   * With limits of its own.
   *
   * @param budgets what parsing a file may cost, one for each
   */
  Extractor(ExtractLimits limits, Supplier<ParseBudget> budgets) {
    this.limits = limits;
    this.budgets = budgets;
  }

  /**
   * What the file declares. Whatever the content, this does not throw: a file that cannot be read
   * is an extraction without declarations and with a reason.
   *
   * @param path of the file in its repository, with slashes
   */
  public Extraction extract(String path, byte[] content) {
    Optional<Language> found = Languages.find(path, content);
    if (found.isEmpty()) {
      return Extraction.skipped("", SkipReason.UNKNOWN_LANGUAGE);
    }
    Language language = found.get();
    if (FilePolicy.isVendored(path)) {
      return Extraction.skipped(language.name(), SkipReason.VENDORED);
    }
    if (content.length > limits.maxFileBytes()) {
      return Extraction.skipped(language.name(), SkipReason.TOO_LARGE);
    }
    SourceText source = SourceText.of(content);
    if (source == null) {
      return Extraction.skipped(language.name(), SkipReason.BINARY);
    }
    if (FilePolicy.isMinified(path, source)) {
      return Extraction.skipped(language.name(), SkipReason.MINIFIED);
    }
    Syntax syntax = SyntaxReader.read(parsers.get(), language.grammar(), source, budgets.get());
    if (syntax == null) {
      return Extraction.skipped(language.name(), SkipReason.UNPARSABLE);
    }
    String leading = new Comments(language, source, syntax).leading();
    return new Assembler(language, source, syntax, limits)
        .assemble(FilePolicy.isGenerated(path, leading), FilePolicy.isTest(path));
  }
}
