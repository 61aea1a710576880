package io.clonestream.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class ProcessMemoryTest {

  @Test
  void whatIsHeldCountsAndGarbageDoesNot() throws IOException, InterruptedException {
    long pid = ProcessHandle.current().pid();
    ProcessMemory before = ProcessMemory.of(pid);
    byte[] held = new byte[64 << 20];
    ProcessMemory holding = ProcessMemory.of(pid);
    assertThat(holding.heap() - before.heap()).isBetween(48L << 20, 80L << 20);
    assertThat(holding.resident()).isGreaterThan(holding.heap());
    assertThat(held).hasSize(64 << 20);
  }
}
