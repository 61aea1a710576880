package io.clonestream.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgementTest {

  @Test
  void comesBackAsItWent() {
    for (Judgement judgement :
        new Judgement[] {new Judgement(true, null, null), new Judgement(false, 4, "why")}) {
      assertThat(Judgement.of(judgement.metadata())).isEqualTo(judgement);
    }
    assertThat(new Judgement(false, 4, "why").metadata())
        .isEqualTo(Map.of("clones", "no", "cloneType", "4", "reason", "why"));
  }

  @ParameterizedTest
  @CsvSource({
    "clones, maybe, Value 'maybe' of clones must be yes or no",
    "cloneType, 5, Value '5' of cloneType must lie within 1 and 4",
    "ticket, T-1, Value 'ticket' of name of a note is none of a verdict"
  })
  void whatIsNoneIsRefusedWithItsRule(String name, String value, String error) {
    Map<String, String> metadata = new Judgement(true, 3, null).metadata();
    metadata.put(name, value);

    assertThatThrownBy(() -> Judgement.of(metadata))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(error);
  }
}
