package io.clonestream.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.clonestream.extract.SymbolKind;
import io.clonestream.schemas.Change;
import io.clonestream.schemas.SymbolChange;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FingerprintTest {

  private static final String SUM =
      "static int sum(int[] values) { int s = 0; for (int v : values) { s += v; } return s; }";

  @Test
  void anAddedSymbolStatesItsContent() {
    SymbolFact fact = Fingerprint.of(Declarations.change(SUM).build());

    assertThat(fact.change()).isEqualTo(SymbolFact.Change.CONTENT);
    assertThat(fact.symbolId()).isEqualTo("acme/shop@main:src/Sum.java#Sum.sum(int[])");
    assertThat(fact.validTime()).isEqualTo(2_000);
    assertThat(fact.calledNames()).isEqualTo(List.of("add", "get"));
    Fragment fragment = Objects.requireNonNull(fact.code()).fragment();
    assertThat(fragment.id()).matches("[0-9a-f]{32}");
    assertThat(fragment.kind()).isEqualTo(SymbolKind.METHOD);
    assertThat(fragment.parameters()).isEqualTo(1);
  }

  @Test
  void aRelocatedOrRemovedSymbolHasNoFragment() {
    SymbolChange relocated =
        Declarations.change("").setChange(Change.RELOCATED).setTokens(none()).build();
    SymbolChange removed =
        Declarations.change("").setChange(Change.REMOVED).setTokens(none()).build();

    assertThat(Fingerprint.of(relocated).change()).isEqualTo(SymbolFact.Change.RELOCATED);
    assertThat(Fingerprint.of(relocated).code()).isNull();
    assertThat(Fingerprint.of(removed).change()).isEqualTo(SymbolFact.Change.REMOVED);
    assertThat(Fingerprint.of(removed).code()).isNull();
  }

  @Test
  void layoutAndCommentsDoNotMatter() {
    String laidOut = SUM.replace("{ ", "{\n    ").replace("s += v;", "s += v; // adds é\n");

    assertThat(fragment(laidOut)).isEqualTo(fragment(SUM));
    assertThat(fragment(laidOut).formId()).isEqualTo(fragment(SUM).formId());
  }

  @Test
  void aRenamedCopyIsAnotherFragmentOfTheSameForm() {
    String renamed =
        SUM.replace("sum", "total").replace("values", "prices").replace("= 0", "= 100");

    assertThat(fragment(renamed).id()).isNotEqualTo(fragment(SUM).id());
    assertThat(fragment(renamed).formId()).isEqualTo(fragment(SUM).formId());
  }

  @Test
  void anInconsistentRenamingIsAnotherForm() {
    String inconsistent = SUM.replace("return s", "return v");

    assertThat(fragment(inconsistent).formId()).isNotEqualTo(fragment(SUM).formId());
  }

  @Test
  void anotherOperatorOrPrimitiveTypeIsAnotherForm() {
    assertThat(fragment(SUM.replace("+=", "-=")).formId()).isNotEqualTo(fragment(SUM).formId());
    assertThat(fragment(SUM.replace("int ", "long ")).formId())
        .isNotEqualTo(fragment(SUM).formId());
  }

  @Test
  void tenantsAndLanguagesNeverShareAFragment() {
    var tokens = Declarations.tokens(SUM);
    Fragment a = Fingerprint.fragment("a", "java", SymbolKind.METHOD, "sum", tokens, 0);
    Fragment b = Fingerprint.fragment("b", "java", SymbolKind.METHOD, "sum", tokens, 0);
    Fragment c = Fingerprint.fragment("a", "c_sharp", SymbolKind.METHOD, "sum", tokens, 0);
    Fragment d = Fingerprint.fragment("a", "java", SymbolKind.FUNCTION, "sum", tokens, 0);

    assertThat(List.of(a.id(), b.id(), c.id(), d.id())).doesNotHaveDuplicates();
    assertThat(List.of(a.formId(), b.formId(), c.formId(), d.formId())).doesNotHaveDuplicates();
  }

  @Test
  void theIdNeverChanges() {
    assertThat(fragment(SUM).id()).isEqualTo("bb236d4078f48a19fb545d30015e92ea");
    assertThat(fragment(SUM).formId()).isEqualTo("a395a416bd10c51b3f12561d75142e70");
  }

  @Test
  void impossibleRecordsAreRefusedWithTheValueAndTheRule() {
    refused(Declarations.change(SUM).setSymbolId(""), "symbolId");
    refused(Declarations.change(SUM).setSymbolId("evil/shop@main:x#y"), "'evil/shop@main:x#y'");
    refused(Declarations.change(SUM).setSequence(-1), "'-1' of sequence must not be negative");
    refused(Declarations.change(SUM).setValidTime(Instant.ofEpochMilli(-1)), "validTime");
    refused(
        Declarations.change(SUM).setValidTime(Instant.parse("2200-01-01T00:00:00Z")),
        "2200-01-01T00:00:00Z");
    refused(Declarations.change(SUM).setStartLine(0), "startLine must be at least 1");
    refused(Declarations.change(SUM).setEndLine(2), "'2' of endLine");
    refused(Declarations.change(SUM).setLanguage("C#"), "'C#' of language");
    refused(Declarations.change(SUM).setChange(Change.UNKNOWN), "'UNKNOWN' of change");
    refused(Declarations.change(SUM).setBodyToken(1_000), "'1000' of bodyToken");
    refused(Declarations.change(SUM).setBody("int x"), "leaves a text of 5");
    refused(Declarations.change(SUM).setTokens(none()), "number of tokens");
    refused(
        Declarations.change(SUM).setBody(" ".repeat(SymbolChangeRules.MAX_BODY + 1)),
        "length of body must be at most 1048576");
  }

  private static void refused(SymbolChange.Builder change, String message) {
    SymbolChange built = change.build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Fingerprint.of(built))
        .withMessageContaining(message);
  }

  private static ByteBuffer none() {
    return ByteBuffer.wrap(new byte[0]);
  }

  private static Fragment fragment(String body) {
    return Declarations.fragment("sum", body);
  }
}
