package io.clonestream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.apache.flink.state.rocksdb.RocksDBOptions;
import org.apache.flink.state.rocksdb.RocksDBResourceContainer;
import org.junit.jupiter.api.Test;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.DBOptions;
import org.rocksdb.RocksDB;

class RocksDbOptionsTest {

  /** As {@link RocksDBResourceContainer} sets it where a TaskManager has a log. */
  @Test
  void theLogLiesBesideTheDataWhereverFlinkHasPutIt() {
    assertThat(CloneStreamJob.flinkDefaults().get(RocksDBOptions.OPTIONS_FACTORY))
        .isEqualTo(RocksDbOptions.class.getName());
    RocksDB.loadLibrary();
    try (DBOptions options = new DBOptions().setDbLogDir("/var/log/flink")) {
      assertThat(new RocksDbOptions().createDBOptions(options, new ArrayList<>()).dbLogDir())
          .isEmpty();
    }
  }

  @Test
  void memtablesHaveFiltersOfWholeKeys() {
    RocksDB.loadLibrary();
    try (ColumnFamilyOptions options = new ColumnFamilyOptions()) {
      new RocksDbOptions().createColumnOptions(options, new ArrayList<>());

      assertThat(options.memtableWholeKeyFiltering()).isTrue();
      assertThat(options.memtablePrefixBloomSizeRatio()).isPositive();
    }
  }
}
