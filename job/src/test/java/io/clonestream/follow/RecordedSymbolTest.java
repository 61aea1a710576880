package io.clonestream.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.fingerprint.SymbolFact;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordedSymbolTest {

  @Test
  void whatFactsOfOneIdSayOfItDoesNotDependOnTheirOrder() {
    SymbolFact first = SymbolFacts.content(1, 1_000, 'a');
    SymbolFact other = SymbolFacts.saying(SymbolFacts.content(2, 2_000, 'b'), "prize", "python");
    SymbolFact third = SymbolFacts.saying(SymbolFacts.content(3, 3_000, 'c'), "prize", "java");

    SymbolHistory history = history(first, other, third);

    assertThat(history.name()).isEqualTo("price");
    assertThat(history(other, first, third)).isEqualTo(history);
    assertThat(history(third, other, first)).isEqualTo(history);
    assertThat(history(other, third)).isEqualTo(history(third, other));
  }

  private static SymbolHistory history(SymbolFact... facts) {
    RecordedSymbol symbol = new RecordedSymbol(facts[0]);
    List.of(facts).subList(1, facts.length).forEach(symbol::add);
    return symbol.history();
  }
}
