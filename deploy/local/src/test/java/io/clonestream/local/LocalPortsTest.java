package io.clonestream.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LocalPortsTest {

  @Test
  void whatIsNotNamedKeepsItsDefault() {
    LocalPorts ports = LocalPorts.parse("kafka=19092, http=17474");
    assertThat(ports.kafka()).isEqualTo(19092);
    assertThat(ports.http()).isEqualTo(17474);
    assertThat(ports.bolt()).isEqualTo(LocalPorts.DEFAULT.bolt());
    assertThat(ports.flink()).isEqualTo(LocalPorts.DEFAULT.flink());
  }

  @Test
  void theNamesReadBackWhatTheyShow() {
    LocalPorts ports = LocalPorts.allFree();
    StringBuilder text = new StringBuilder();
    ports.byName().forEach((name, port) -> text.append(",").append(name).append("=").append(port));
    assertThat(LocalPorts.parse(text.substring(1))).isEqualTo(ports);
  }

  @Test
  void zeroTakesAFreePort() {
    assertThat(LocalPorts.parse("flink=0").flink()).isPositive();
  }

  @Test
  void anUnknownNameIsRefusedWithTheNamesThereAre() {
    assertThatThrownBy(() -> LocalPorts.parse("zookeeper=2181"))
        .hasMessageContaining("'zookeeper=2181'")
        .hasMessageContaining("kafka, bolt, http, flink, controller, jobmanager");
  }

  @Test
  void aNumberOutOfRangeIsRefused() {
    assertThatThrownBy(() -> LocalPorts.parse("kafka=70000"))
        .hasMessageContaining("'kafka=70000'")
        .hasMessageContaining("0 to 65535");
    assertThatThrownBy(() -> LocalPorts.parse("kafka=many")).hasMessageContaining("not a number");
  }

  @Test
  void onePortForTwoServersIsRefused() {
    assertThatThrownBy(() -> LocalPorts.parse("kafka=7474"))
        .hasMessageContaining("7474")
        .hasMessageContaining("kafka and http");
  }
}
