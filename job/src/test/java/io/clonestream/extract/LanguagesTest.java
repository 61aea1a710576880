package io.clonestream.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LanguagesTest {

  @Test
  void sixteenLanguagesAreKnown() {
    assertThat(Languages.names())
        .containsExactly(
            "bash",
            "c",
            "c_sharp",
            "cpp",
            "go",
            "java",
            "javascript",
            "kotlin",
            "php",
            "python",
            "ruby",
            "rust",
            "scala",
            "swift",
            "tsx",
            "typescript");
  }

  @Test
  void theExtensionTellsTheLanguageWhateverItsCase() {
    assertThat(Languages.of("src/a/Main.JAVA")).contains("java");
    assertThat(Languages.of("types.d.ts")).contains("typescript");
    assertThat(Languages.of("include/x.h")).contains("cpp");
    assertThat(Languages.of("README")).isEmpty();
    assertThat(Languages.of("a.unknown")).isEmpty();
  }

  @Test
  void someFileNamesTellTheLanguage() {
    assertThat(Languages.of("app/Rakefile")).contains("ruby");
  }

  @Test
  void aScriptWithoutExtensionIsKnownByItsFirstLine() {
    assertThat(shebang("#!/usr/bin/env python3 -u")).contains("python");
    assertThat(shebang("#!/bin/sh")).contains("bash");
    assertThat(shebang("#! /usr/bin/env -S node --flag")).contains("javascript");
    assertThat(shebang("#!/usr/bin/awk")).isEmpty();
    assertThat(shebang("no shebang")).isEmpty();
  }

  private static java.util.Optional<String> shebang(String line) {
    return Languages.of("bin/run", (line + "\nx\n").getBytes(StandardCharsets.UTF_8));
  }
}
