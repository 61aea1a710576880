package io.clonestream.query;

import io.clonestream.persist.GraphReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How far the graph is: per repository, and which models made its edges. */
public final class Status {

  /**
   * A model and calibration.
   *
   * @param edges similarity edges in both tenses
   */
  public record Model(String model, String calibration, long edges) {}

  private final GraphReader reader;

  public Status(GraphReader reader) {
    this.reader = reader;
  }

  /** By name and branch. */
  public List<RepositoryStatus> repositories(String tenant) {
    List<RepositoryStatus> repositories = new ArrayList<>();
    reader.forEach(
        "query/status_repositories",
        Map.of("tenant", tenant),
        row ->
            repositories.add(
                new RepositoryStatus(
                    row.text("repository"),
                    row.text("branch"),
                    row.text("head"),
                    row.text("message"),
                    row.number("sequence"),
                    row.instant("validTime"),
                    row.number("symbols"),
                    row.number("classes"),
                    row.number("edges"))));
    return repositories;
  }

  /** Most edges first. */
  public List<Model> models() {
    List<Model> models = new ArrayList<>();
    reader.forEach(
        "query/status_models",
        Map.of(),
        row ->
            models.add(new Model(row.text("model"), row.text("calibration"), row.number("edges"))));
    return models;
  }

  /** The calibration of the edges that hold now, by one of them; null where there is none. */
  public @Nullable String calibration() {
    List<String> found = new ArrayList<>();
    reader.forEach("query/edge_calibration", Map.of(), row -> found.add(row.text("calibration")));
    return found.isEmpty() ? null : found.get(0);
  }
}
