package io.clonestream.local.chaos;

import io.clonestream.local.FaultCluster;
import io.clonestream.local.FaultCluster.Door;
import io.clonestream.local.LocalPorts;
import io.clonestream.local.TaskManagers;
import java.nio.file.Path;
import java.time.Clock;

/**
 * A cluster whose job, which runs, reaches the servers through proxies.
 *
 * @param proxy before Neo4j, on the job's side only
 * @param broker the same before Kafka
 */
record Site(FaultCluster cluster, TcpProxy proxy, TcpProxy broker) implements AutoCloseable {

  /**
   * Starts everything.
   *
   * @param directory where all is kept; empty or new
   */
  static Site open(Path directory) throws InterruptedException {
    return open(directory, LocalPorts.allFree());
  }

  /** The same on these ports. */
  static Site open(Path directory, LocalPorts ports) throws InterruptedException {
    int door = LocalPorts.free();
    TcpProxy broker = new TcpProxy(door, ReadingDenied.whom());
    FaultCluster cluster =
        FaultCluster.start(
            directory,
            Clock.systemUTC(),
            ports,
            TaskManagers.TWO_BRIEF,
            new Door(door, broker.port()));
    Site site = new Site(cluster, new TcpProxy(cluster.boltPort()), broker);
    try {
      cluster.submit(site.proxy.port(), null);
      return site;
    } catch (InterruptedException | RuntimeException e) {
      site.close();
      throw e;
    }
  }

  @Override
  public void close() {
    proxy.close();
    broker.close();
    cluster.close();
  }
}
