package io.clonestream.infer;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Our WordPiece against the one of Hugging Face. */
class TokenizerOracleTest {

  private static final int MAX_TOKENS = 128;
  private static final String FILE = "/all-minilm-l6-v2-q-tokenizer.json";
  private static final String[] FRAGMENTS = {
    "readLine",
    "snake_case",
    "Straße",
    "café",
    "cafe\u0301",
    "ΣΊΣΥΦΟΣ",
    "İstanbul",
    "ﬁnal",
    "排序",
    "ソート",
    "가나다",
    "مرحبا",
    "हिन्दी",
    "ไทย",
    "\t",
    "\n",
    "\r\n",
    "\u0000",
    "\u007F",
    "\u200B",
    "\uFEFF",
    "\u00A0",
    "\u3000",
    "…",
    "«»",
    "¿",
    "😀",
    "𝒳",
    "𠀀",
    "x".repeat(101),
    "0x1F",
    "1e-9",
    "don't",
    "a+b",
    "\\n",
    "@Override",
    "#include",
    "Ångström",
    "naïve",
    "\u0085",
    "\u2028",
    "ǅ"
  };

  @AutoClose private static HuggingFaceTokenizer oracle;
  private static Tokenizer ours;

  @BeforeAll
  static void open() throws IOException {
    byte[] json;
    try (InputStream in = TokenizerOracleTest.class.getResourceAsStream(FILE)) {
      json = in.readAllBytes();
    }
    ours = TokenizerFile.parse(FILE, json);
    oracle =
        HuggingFaceTokenizer.newInstance(
            new ByteArrayInputStream(json),
            Map.of("padding", "false", "truncation", "true", "maxLength", "" + MAX_TOKENS));
  }

  /** The oracle knows Unicode 8: some marks and punctuation came, or changed, later. */
  @Test
  void everyCharacterOfTheBasicPlaneIsCutAlikeButForLaterUnicode() {
    List<String> texts = new ArrayList<>();
    for (int c = 0; c < 0x10000; c++) {
      if (Character.isDefined(c) && !Character.isSurrogate((char) c)) {
        texts.add("a" + Character.toString(c) + "b");
      }
    }
    assertThat(differing(texts))
        .hasSizeLessThan(100)
        .allMatch(text -> text.compareTo("a\\u07") > 0, "none in Latin, Greek, Cyrillic, Hebrew");
  }

  @Test
  void mixedTextsAreCutAlike() {
    Random random = new Random(7);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(40); n > 0; n--) {
        text.append(FRAGMENTS[random.nextInt(FRAGMENTS.length)]);
        text.append(random.nextBoolean() ? " " : "");
        if (random.nextInt(4) == 0) {
          text.append((char) ('!' + random.nextInt(94)));
        }
      }
      texts.add(text.toString());
    }
    assertThat(differing(texts)).isEmpty();
  }

  private static List<String> differing(List<String> texts) {
    return texts.stream()
        .filter(
            text ->
                !Arrays.equals(
                    Arrays.stream(ours.encode(text, MAX_TOKENS)).asLongStream().toArray(),
                    oracle.encode(text).getIds()))
        .map(TokenizerOracleTest::escaped)
        .toList();
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.chars()
        .forEach(
            c -> escaped.append(c < 0x7F && c >= ' ' ? "" + (char) c : "\\u%04X".formatted(c)));
    return escaped.toString();
  }
}
