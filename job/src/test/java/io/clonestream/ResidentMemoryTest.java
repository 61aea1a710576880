package io.clonestream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ResidentMemoryTest {

  private static final long KILOBYTE = 1024;

  private static final String STATUS = "Name:\tjava\nVmHWM:\t    9000 kB\nVmRSS:\t    8000 kB\n";

  private static final String SMAPS =
      """
      c0000000-c8000000 rw-p 00000000 00:00 0
      Size:             131072 kB
      Rss:                3000 kB
      Pss:                3000 kB
      d0000000-d8000000 rw-p 00000000 00:00 0
      Rss:                1000 kB
      7f0000000000-7f0000200000 r-xp 00000000 08:01 4711                       /lib/libc.so.6
      Rss:                 500 kB
      7f1000000000-7f1000200000 rw-p 00000000 00:00 0                          [stack]
      Rss:                 100 kB
      """;

  private static final String HEAP =
      """
       def new generation   total 78656K, used 700K [0x00000000c0000000, 0x00000000c5550000, 0x00000000c8000000)
        eden space 69952K,   1% used [0x00000000c0000000, 0x00000000c02b8fa8, 0x00000000c4450000)
       tenured generation   total 174784K, used 40K [0x00000000d0000000, 0x00000000daab0000, 0x00000000e0000000)
         the space 174784K,   0% used [0x00000000d0000000, 0x00000000d000a000, 0x00000000d000a000, 0x00000000daab0000)
       Metaspace       used 2K, committed 192K, reserved 1114112K
      """;

  private static final String NATIVE =
      """
      Total: reserved=3000000KB, committed=400000KB
      -                 Java Heap (reserved=2000000KB, committed=300000KB)
      -                     Class (reserved=1048576KB, committed=50KB)
      -                    Thread (reserved=30000KB, committed=70KB)
      -                      Code (reserved=240000KB, committed=80KB)
      -                        GC (reserved=600KB, committed=20KB)
      -                     Other (reserved=10KB, committed=10KB)
      -    Native Memory Tracking (reserved=5KB, committed=5KB)
      -                 Metaspace (reserved=65536KB, committed=40KB)
      """;

  @Test
  void everyPartIsCountedOnce() {
    ResidentMemory memory = ResidentMemory.of(STATUS, SMAPS, HEAP, NATIVE);

    assertThat(memory.resident()).isEqualTo(8_000 * KILOBYTE);
    assertThat(memory.peak()).isEqualTo(9_000 * KILOBYTE);
    assertThat(memory.heapUsed()).isEqualTo(740 * KILOBYTE);
    assertThat(memory.parts())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "heap", 4_000 * KILOBYTE,
                "files", 500 * KILOBYTE,
                "metaspace", 90 * KILOBYTE,
                "code cache", 80 * KILOBYTE,
                "threads", 70 * KILOBYTE,
                "direct buffers", 10 * KILOBYTE,
                "rest of the JVM", 25 * KILOBYTE));
    assertThat(memory.rest()).isEqualTo((8_000 - 4_775) * KILOBYTE);
  }

  @Test
  void theCacheOfASlotIsCountedOnceAndMemtablesByState() {
    RocksMemory rocks =
        RocksMemory.of(
            Map.of(
                "v1 0.block.rocksdb.members.rocksdb.block-cache-usage", 100L,
                "v1 1.block.rocksdb.members.rocksdb.block-cache-usage", 70L,
                "v2 0.home.rocksdb.own.rocksdb.block-cache-usage", 101L,
                "v1 0.block.rocksdb.members.rocksdb.cur-size-all-mem-tables", 10L,
                "v2 0.home.rocksdb.own.rocksdb.cur-size-all-mem-tables", 5L));

    assertThat(rocks).isEqualTo(new RocksMemory(171, 0, 15, 0, 0));
  }
}
