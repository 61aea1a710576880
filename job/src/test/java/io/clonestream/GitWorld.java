package io.clonestream;

import io.clonestream.commit.TestRepository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A Git repository while its history is told, one commit after the other. */
final class GitWorld {

  /** What a commit does to a file, or to the branch. */
  enum Kind {
    WRITE,
    /** Puts lines before everything. */
    SHIFT,
    /** Declares everything of the file twice, or once again. */
    TWIN,
    /** Says that the file is generated, or no longer. */
    GENERATE,
    /** Puts what no parser reads there. */
    GARBLE,
    /** Encloses the file's type in another one. */
    ENCLOSE,
    RENAME,
    COPY,
    DELETE,
    REVERT,
    /** Merges a side branch that wrote the file. */
    MERGE,
    FORCED_PUSH
  }

  /**
   * One commit.
   *
   * @param published whether the publisher runs after it
   * @param clock seconds by which the committer's clock moved, backwards too
   */
  record Edit(Kind kind, int file, int content, boolean published, int clock) {}

  private record Commit(String id, Map<String, String> tree) {}

  private final TestRepository repository;
  private final List<Commit> line = new ArrayList<>();
  private Instant now = Instant.parse("2024-01-01T00:00:00Z");

  GitWorld(TestRepository repository) {
    this.repository = repository;
  }

  /** Commits an edit; the id of the commit at the branch's head. */
  String commit(Edit edit) throws IOException {
    now = now.plusSeconds(edit.clock());
    Commit head = line.isEmpty() ? null : line.get(line.size() - 1);
    Map<String, String> tree = head == null ? new TreeMap<>() : new TreeMap<>(head.tree());
    List<String> parents = new ArrayList<>(head == null ? List.of() : List.of(head.id()));
    String path = "F" + edit.file() + ".java";
    String text = tree.getOrDefault(path, Sources.prices(edit.content()));
    switch (edit.kind()) {
      case WRITE -> tree.put(path, Sources.prices(edit.content()));
      case SHIFT -> tree.put(path, "// a line\n".repeat(1 + edit.content()) + text);
      case TWIN -> tree.put(path, text + Sources.prices(edit.content()));
      case GENERATE -> tree.put(path, Sources.generated(text));
      case GARBLE -> tree.put(path, "\0\1\2" + text);
      case ENCLOSE -> tree.put(path, "class Outer" + edit.content() + " {\n" + text + "}\n");
      case RENAME -> {
        tree.remove(path);
        tree.put("moved/F" + edit.content() % 3 + ".java", text);
      }
      case COPY -> tree.put("copied/F" + edit.content() % 3 + ".java", text);
      case DELETE -> tree.remove(path);
      case REVERT -> {
        if (line.size() > 1) {
          tree = new TreeMap<>(line.get(line.size() - 2).tree());
        }
      }
      case MERGE -> {
        tree.put(path, Sources.prices(edit.content()));
        parents.add(written(tree, line.isEmpty() ? List.of() : List.of(line.get(0).id())));
      }
      case FORCED_PUSH -> {
        int kept = line.isEmpty() ? 0 : edit.content() % line.size();
        line.subList(kept, line.size()).clear();
        parents = new ArrayList<>(kept == 0 ? List.of() : List.of(line.get(kept - 1).id()));
        tree = kept == 0 ? new TreeMap<>() : new TreeMap<>(line.get(kept - 1).tree());
        tree.put(path, Sources.prices(edit.content()));
      }
    }
    String id = written(tree, parents);
    line.add(new Commit(id, tree));
    return id;
  }

  private String written(Map<String, String> tree, List<String> parents) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    tree.forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
    return repository.commitAt(now, files, Map.of(), parents.toArray(String[]::new));
  }
}
