package io.clonestream.persist;

import java.io.Serializable;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.neo4j.driver.AuthToken;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Config;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;

/**
 * Where the graph is and who asks.
 *
 * @param uri Bolt address
 * @param password empty for a server without authentication
 */
public record GraphConnection(String uri, String user, String password, String database)
    implements Serializable {

  private static final Duration CONNECT = Duration.ofSeconds(5);

  Driver open() {
    AuthToken token = password.isEmpty() ? AuthTokens.none() : AuthTokens.basic(user, password);
    Config config =
        Config.builder()
            .withConnectionTimeout(CONNECT.toMillis(), TimeUnit.MILLISECONDS)
            .withMaxConnectionPoolSize(4)
            .withMaxTransactionRetryTime(CONNECT.toMillis(), TimeUnit.MILLISECONDS)
            .withUserAgent("clonestream")
            .build();
    return GraphDatabase.driver(uri, token, config);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return uri + "/" + database + " as " + user;
  }
}
