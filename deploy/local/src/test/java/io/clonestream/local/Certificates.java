package io.clonestream.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * An authority and a server on 127.0.0.1 that it vouches for, made by the JDK's keytool.
 *
 * @param authority certificate of the authority, PEM
 * @param chain certificate of the server and of the authority, PEM
 * @param key private key of the server, PEM
 * @param store key and chain of the server, PKCS 12, under {@link #PASSWORD}
 */
record Certificates(Path authority, Path chain, Path key, Path store) {

  static final String PASSWORD = "of-the-key-store";

  private static final String AUTHORITY = "authority";
  private static final String SERVER = "server";

  /** Makes them in a directory that is made, too. */
  static Certificates make(Path directory)
      throws IOException, InterruptedException, GeneralSecurityException {
    Files.createDirectories(directory);
    Path store = directory.resolve("keys.p12");
    Path request = directory.resolve("server.csr");
    Path signed = directory.resolve("server.crt");
    Path authority = directory.resolve("authority.crt");
    keytool(store, "-genkeypair", AUTHORITY, "-dname", "CN=authority", "-ext", "bc:c");
    keytool(store, "-genkeypair", SERVER, "-dname", "CN=server");
    keytool(store, "-certreq", SERVER, "-file", request.toString());
    keytool(
        store,
        "-gencert",
        AUTHORITY,
        "-rfc",
        "-ext",
        "san=ip:127.0.0.1",
        "-infile",
        request.toString(),
        "-outfile",
        signed.toString());
    keytool(store, "-importcert", SERVER, "-noprompt", "-file", signed.toString());
    keytool(store, "-exportcert", AUTHORITY, "-rfc", "-file", authority.toString());
    Path chain = directory.resolve("chain.crt");
    Files.writeString(chain, Files.readString(signed) + Files.readString(authority));
    Path key = directory.resolve("server.key");
    Files.writeString(key, privateKey(store));
    keytool(store, "-delete", AUTHORITY);
    return new Certificates(authority, chain, key, store);
  }

  private static String privateKey(Path store) throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    byte[] key = keys.getKey(SERVER, PASSWORD.toCharArray()).getEncoded();
    byte[] lineEnd = "\n".getBytes(StandardCharsets.US_ASCII);
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder(64, lineEnd).encodeToString(key)
        + "\n-----END PRIVATE KEY-----\n";
  }

  private static void keytool(Path store, String command, String alias, String... arguments)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    line.addAll(List.of(command, "-alias", alias, "-keystore", store.toString()));
    line.addAll(List.of("-storepass", PASSWORD, "-storetype", "PKCS12"));
    if (command.equals("-genkeypair")) {
      line.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-validity", "2"));
    }
    line.addAll(List.of(arguments));
    Process keytool = new ProcessBuilder(line).redirectErrorStream(true).start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (keytool.waitFor() != 0) {
      throw new IOException("keytool " + command + ": " + said);
    }
  }
}
