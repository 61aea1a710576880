package io.clonestream;

import java.util.Collection;
import org.apache.flink.state.rocksdb.RocksDBOptionsFactory;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.DBOptions;

/**
 * Keeps RocksDB's own log beside its data. Flink moves it beside the log of the TaskManager, where
 * its name is the whole path of the data: for the data of a rescaled job that is longer than a file
 * may be named, and the job does not come up (Flink 2.2 looks at the length of the others only).
 */
public final class RocksDbLog implements RocksDBOptionsFactory {

  private static final long serialVersionUID = 1L;

  private static final String BESIDE_THE_DATA = "";

  @Override
  public DBOptions createDBOptions(DBOptions options, Collection<AutoCloseable> toClose) {
    return options.setDbLogDir(BESIDE_THE_DATA);
  }

  @Override
  public ColumnFamilyOptions createColumnOptions(
      ColumnFamilyOptions options, Collection<AutoCloseable> toClose) {
    return options;
  }
}
