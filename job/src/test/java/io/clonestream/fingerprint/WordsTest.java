package io.clonestream.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {

  @Test
  void camelAndSnakeCaseAcronymsAndDigitsAreSplit() {
    assertThat(Words.of("parseHTTPHeader_v2")).containsExactly("parse", "http", "header", "v", "2");
    assertThat(Words.of("SCREAMING_CASE")).containsExactly("screaming", "case");
    assertThat(Words.of("XMLHttpRequest2Json"))
        .containsExactly("xml", "http", "request", "2", "json");
    assertThat(Words.of("aB")).containsExactly("a", "b");
    assertThat(Words.of("$_")).isEmpty();
    assertThat(Words.of("")).isEmpty();
  }

  @Test
  void anyAlphabetHasWords() {
    assertThat(Words.of("größeÄndern")).containsExactly("größe", "ändern");
    assertThat(Words.of("数据")).containsExactly("数据");
  }

  @Test
  void aLimitKeepsTheFirstWords() {
    assertThat(Words.of("one two three four", 2)).containsExactly("one", "two");
  }
}
