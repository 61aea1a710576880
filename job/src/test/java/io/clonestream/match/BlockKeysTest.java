package io.clonestream.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.extract.SymbolKind;
import io.clonestream.fingerprint.Declarations;
import io.clonestream.fingerprint.Fingerprint;
import io.clonestream.fingerprint.Fragment;
import io.clonestream.fingerprint.TokenGrams;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BlockKeysTest {

  private static final String LOOP =
      "static int sum(int[] values) { int s = 0; for (int v : values) { s += v; } return s; }";

  private final BlockKeys keys = new BlockKeys(Codebook.random("test", 64 + Place.SHAPE, 200));
  private final byte[] vector = CodebookTest.vector(64, 3);

  @Test
  void keysAreAscendingAndDistinct() {
    long[] found = keys(fragment(LOOP), vector);

    assertThat(found).isSorted().doesNotHaveDuplicates();
    assertThat(found)
        .hasSizeGreaterThan(TokenGrams.BANDS + BlockKeys.CELLS)
        .hasSizeLessThan(TokenGrams.BANDS + BlockKeys.SHAPE_CELLS + BlockKeys.CELLS + 1 + 8 + 10);
  }

  @Test
  void withoutAVectorAllButTheCellsRemain() {
    assertThat(keys(fragment(LOOP), null))
        .hasSize(keys(fragment(LOOP), vector).length - BlockKeys.CELLS);
    assertThat(keys(fragment(LOOP), vector)).contains(keys(fragment(LOOP), null));
  }

  @Test
  void nearMissesShareABand() {
    String edited = LOOP.replace("return s;", "log(s); return s;");

    assertThat(common(keys(fragment(LOOP), null), keys(fragment(edited), null)))
        .isGreaterThan(BlockKeys.SHAPE_CELLS + BlockKeys.UNKNOWN_GRAMS);
  }

  @Test
  void neighboursShareCellsAcrossLanguages() {
    byte[] near = vector.clone();
    near[0] += 5;
    Fragment other = in("go", "long total(List xs) { return xs.stream().reduce(0, plus); }");

    assertThat(common(keys(fragment(LOOP), vector), keys(other, near))).isPositive();
  }

  @Test
  void codeOfOneShapeMeetsInItsLanguageAlone() {
    String calls = "open(read(a), split(b)); join(trim(c));";
    String others = "poke(cast(d), melt(e)); fuse(spin(f));";
    long[] own = keys(in("java", calls), null);

    assertThat(common(own, keys(in("java", others), null)))
        .isBetween(1L, (long) BlockKeys.SHAPE_CELLS);
    assertThat(common(own, keys(in("go", others), null))).isZero();
  }

  @Test
  void twoRareWordsInCommonAreABlock() {
    Fragment one = Declarations.fragment("load", "load(a) { return a.zygomorphic(ossified); }");
    Fragment other =
        Declarations.fragment("put", "put(x, y) { for (ossified : y) { zygomorphic(z); } }");

    assertThat(common(keys(one, null), keys(other, null))).isPositive();
  }

  @Test
  void aRareCallInCommonIsABlock() {
    Fragment one = in("java", "load(a, b) { if (a > b) { drain(a, zyx(b)); } return 7; }");
    Fragment other = in("go", "put(k, m) { while (true) { drain(k, zyx(m)); k++; m--; } }");
    Fragment neither = in("go", "put(k, m) { while (true) { m(k, k(m)); k++; m--; } }");

    assertThat(common(keys(one, null), keys(other, null))).isPositive();
    assertThat(common(keys(one, null), keys(neither, null))).isZero();
  }

  @Test
  void aKnownCallInCommonIsABlockWhereFewFunctionsHaveIt() {
    String reads = "load(a, b) { if (a > b) { %s; } return 7; }";
    String counts = "put(k, m) { while (true) { k++; m--; %s; } }";

    long words =
        shared(
            type("java", reads, "Character.isDigit(c)"),
            type("go", counts, "isDigit(Character).c"));
    assertThat(
            shared(
                type("java", reads, "Character.isDigit(c)"),
                type("go", counts, "Character.isDigit(c)")))
        .isEqualTo(words + 1);
  }

  @Test
  void commonWordsAreABlockOnlyTogether() {
    Fragment one = Declarations.fragment("get", "get(a) { return value; }");
    Fragment other = Declarations.fragment("get", "get(x, y, z) { value = 7; call(that, list); }");
    Fragment named = Declarations.fragment("getValueList", "getValueList() { a.b(); }");
    Fragment alike = Declarations.fragment("get_list_value", "get_list_value(x): y = z(x, 8)");

    assertThat(common(keys(one, null), keys(other, null))).isZero();
    assertThat(common(keys(named, null), keys(alike, null))).isPositive();
  }

  @Test
  void tenantsAndSortsOfSymbolsShareNoBlock() {
    Fragment fragment = fragment(LOOP);
    long[] own = keys(fragment, vector);

    assertThat(common(own, keys(with(fragment, "other", SymbolKind.METHOD), vector))).isZero();
    assertThat(common(own, keys(with(fragment, "acme", SymbolKind.TYPE), vector))).isZero();
    assertThat(keys(with(fragment, "acme", SymbolKind.FUNCTION), vector)).isEqualTo(own);
  }

  @Test
  void codebooksShareNoCell() {
    BlockKeys others = new BlockKeys(Codebook.random("other", 64 + Place.SHAPE, 200));

    assertThat(
            common(
                keys(fragment(LOOP), vector),
                others.of(fragment(LOOP), Place.of(fragment(LOOP), vector))))
        .isEqualTo(keys(fragment(LOOP), null).length);
  }

  private long[] keys(Fragment fragment, byte @Nullable [] embedding) {
    return keys.of(fragment, Place.of(fragment, embedding));
  }

  private static Fragment fragment(String body) {
    return Declarations.fragment("sum", body);
  }

  private static Fragment in(String language, String body) {
    return Fingerprint.fragment(
        "acme", language, SymbolKind.METHOD, "x", Declarations.tokens(body), 0);
  }

  private long shared(Fragment one, Fragment other) {
    return common(keys(one, null), keys(other, null));
  }

  /** Of a type grams that no table has make no block. */
  private static Fragment type(String language, String body, String call) {
    return Fingerprint.fragment(
        "acme", language, SymbolKind.TYPE, "x", Declarations.tokens(body.formatted(call)), 0);
  }

  private static Fragment with(Fragment f, String tenant, SymbolKind kind) {
    return new Fragment(
        f.id(),
        tenant,
        f.language(),
        kind,
        f.name(),
        f.formId(),
        f.tokens(),
        f.text(),
        f.minHash(),
        f.subTokens(),
        f.nameWords(),
        f.structure(),
        f.grams(),
        f.parameters(),
        f.boilerplate());
  }

  private static long common(long[] a, long[] b) {
    return Arrays.stream(a).filter(key -> Arrays.binarySearch(b, key) >= 0).count();
  }
}
