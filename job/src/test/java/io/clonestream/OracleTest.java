package io.clonestream;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonestream.query.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

class OracleTest {

  private static final Status.Model EDGES = new Status.Model("mini", "c1", 40);
  private static final Status.Model WORDS = new Status.Model("lexical", "c1", 2);

  @Test
  void edgesOfWordsBesideThoseOfTheModelAreOfWhatItCannotEmbed() {
    assertThatCode(() -> Oracle.checkModels(List.of(WORDS, EDGES), "mini", "c1"))
        .doesNotThrowAnyException();
    assertThatCode(() -> Oracle.checkModels(List.of(), "mini", "c1")).doesNotThrowAnyException();
  }

  @Test
  void whatAnotherConfigurationMadeIsNotJudged() {
    refused(List.of(EDGES), "other", "c1", "40 edges are of model mini");
    refused(List.of(EDGES, WORDS), "lexical", "c1", "40 edges are of model mini");
    refused(List.of(WORDS), "mini", "c1", "2 edges are of model lexical");
    refused(List.of(EDGES), "mini", "c2", "and calibration c1; this");
  }

  private static void refused(
      List<Status.Model> stored, String model, String calibration, String why) {
    assertThatThrownBy(() -> Oracle.checkModels(stored, model, calibration))
        .isInstanceOf(Oracle.NoVerdict.class)
        .hasMessageContaining(why);
  }
}
