package io.clonestream.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Asks the local Neo4j for single numbers over its HTTP interface. */
final class Neo4jHttp {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = client();
  private final URI uri;

  Neo4jHttp(int port) {
    uri = URI.create("http://127.0.0.1:" + port + "/db/neo4j/tx/commit");
  }

  /** HTTP/1.1: a busy server sometimes ends a connection that asks for another protocol. */
  static HttpClient client() {
    return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  /**
   * First column of the first row of a statement's answer.
   *
   * @throws IOException when the server does not answer, or answers with an error
   */
  long number(String query) throws IOException, InterruptedException {
    String body =
        JSON.writeValueAsString(Map.of("statements", List.of(Map.of("statement", query))));
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .timeout(Duration.ofSeconds(10))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    JsonNode answer = JSON.readTree(client.send(request, BodyHandlers.ofString()).body());
    JsonNode value = answer.at("/results/0/data/0/row/0");
    if (!value.isIntegralNumber()) {
      throw new IOException("Neo4j answered '" + query + "' with " + answer);
    }
    return value.longValue();
  }
}
