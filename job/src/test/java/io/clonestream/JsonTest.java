package io.clonestream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {

  @Test
  void valuesNest() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("a", 1);
    object.put("b", List.of(true, 0.5, "x"));

    assertThat(Json.of(object)).isEqualTo("{\"a\": 1, \"b\": [true, 0.5, \"x\"]}");
  }

  @Test
  void controlCharactersAndQuotesAreEscaped() {
    assertThat(Json.of("\"\\\n\t\u0001é")).isEqualTo("\"\\\"\\\\\\n\\t\\u0001é\"");
  }

  @Test
  void nothingIsNull() {
    assertThat(Json.of(null)).isEqualTo("null");
  }
}
