package io.clonestream;

import java.util.Collection;
import org.apache.flink.state.rocksdb.RocksDBOptionsFactory;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.DBOptions;

/**
 * What the job needs of RocksDB and Flink has no setting for.
 *
 * <p>Its own log stays beside its data. Flink moves it beside the log of the TaskManager, where its
 * name is the whole path of the data: for the data of a rescaled job that is longer than a file may
 * be named, and the job does not come up (Flink 2.2 looks at the length of the others only).
 *
 * <p>What is in memory has a Bloom filter, as files have: most keys that are looked up are new, and
 * to find that out in a skip list takes a dozen cache misses.
 */
public final class RocksDbOptions implements RocksDBOptionsFactory {

  private static final long serialVersionUID = 1L;

  private static final String BESIDE_THE_DATA = "";

  /** Of a memtable: 330 KB of 64 MB, ten bits for each of some 250,000 members of blocks. */
  private static final double FILTER = 0.005;

  @Override
  public DBOptions createDBOptions(DBOptions options, Collection<AutoCloseable> toClose) {
    return options.setDbLogDir(BESIDE_THE_DATA);
  }

  @Override
  public ColumnFamilyOptions createColumnOptions(
      ColumnFamilyOptions options, Collection<AutoCloseable> toClose) {
    return options.setMemtablePrefixBloomSizeRatio(FILTER).setMemtableWholeKeyFiltering(true);
  }
}
