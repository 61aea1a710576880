package io.clonestream.persist;

import java.io.File;
import java.io.Serializable;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.neo4j.driver.AuthToken;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Config;
import org.neo4j.driver.Config.TrustStrategy;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;

/**
 * Where the graph is and who asks.
 *
 * @param uri Bolt address
 * @param password empty for a server without authentication
 * @param trustFile certificates of trusted authorities; empty for those of the JVM
 */
public record GraphConnection(
    String uri, String user, String password, String database, String trustFile)
    implements Serializable {

  /** Ends the scheme of an address whose server must prove who it is. */
  private static final String TLS = "+s://";

  private static final Duration CONNECT = Duration.ofSeconds(5);

  /** With what the JVM trusts. */
  public GraphConnection(String uri, String user, String password, String database) {
    this(uri, user, password, database, "");
  }

  /**
   * @throws IllegalArgumentException when the address is none, or does not fit the trust file
   */
  Driver open() {
    AuthToken token = password.isEmpty() ? AuthTokens.none() : AuthTokens.basic(user, password);
    Config.ConfigBuilder config =
        Config.builder()
            .withConnectionTimeout(CONNECT.toMillis(), TimeUnit.MILLISECONDS)
            .withMaxConnectionPoolSize(4)
            .withMaxTransactionRetryTime(CONNECT.toMillis(), TimeUnit.MILLISECONDS)
            .withUserAgent("clonestream");
    return GraphDatabase.driver(
        trustFile.isEmpty() ? uri : trusting(config), token, config.build());
  }

  /** The driver takes authorities of one's own only where the address says nothing of TLS. */
  private String trusting(Config.ConfigBuilder config) {
    File file = new File(trustFile);
    if (!file.canRead() || !uri.contains(TLS)) {
      throw new IllegalArgumentException(
          file.canRead()
              ? "persist.trust-file needs an address with +s in persist.uri"
              : "Value '" + trustFile + "' of persist.trust-file is no file that can be read");
    }
    config.withEncryption().withTrustStrategy(TrustStrategy.trustCustomCertificateSignedBy(file));
    return uri.replaceFirst(Pattern.quote(TLS), "://");
  }

  /** Without the password. */
  @Override
  public String toString() {
    return uri + "/" + database + " as " + user;
  }
}
