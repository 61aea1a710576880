package io.clonestream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What ships within the job's jar, by what each library's own POM says. */
class DependenciesTest {

  private static final Path PAGE = Path.of("../docs/dependencies.md");

  private static final String INTRODUCTION =
      """
      # Dependencies

      What ships in `clonestream-job-all.jar`, with the licence that each library's own POM names. A test
      holds this list against the resolved class path, and refuses licences that are not permissive. Made by
      `mvn -B -Dquick -pl schemas,job -am test -Dtest=DependenciesTest -Ddependencies.write=true
      -Dsurefire.failIfNoSpecifiedTests=false`; do not edit. Known vulnerabilities need a data base from
      outside: give these names to one, for example `osv-scanner`, in the release build.

      | library | version | licence |
      |---|---|---|
      """;

  /** Such as may ship with anything. */
  private static final Pattern PERMISSIVE =
      Pattern.compile(
          ".*(Apache|MIT|BSD|EDL|Eclipse Distribution|EPL|Eclipse Public|Public Domain|CC0|ISC).*",
          Pattern.CASE_INSENSITIVE);

  private record Library(String id, String version, String licence) {}

  @Test
  void thePageOfDependenciesIsCurrentAndEveryLicenceIsPermissive() throws Exception {
    SortedMap<String, Library> shipped = new TreeMap<>();
    for (String jar :
        Files.readString(Path.of("target/classpath/runtime.classpath"))
            .strip()
            .split(File.pathSeparator, -1)) {
      Library library = library(Path.of(jar));
      shipped.put(library.id() + " " + Path.of(jar).getFileName(), library);
    }
    StringBuilder page = new StringBuilder(INTRODUCTION);
    for (Library library : shipped.values()) {
      page.append("| `").append(library.id()).append("` | ").append(library.version());
      page.append(" | ").append(library.licence()).append(" |\n");
    }
    if (Boolean.getBoolean("dependencies.write")) {
      Files.writeString(PAGE, page);
    }

    assertThat(shipped).hasSizeGreaterThan(20);
    assertThat(shipped.values())
        .allSatisfy(library -> assertThat(library.licence()).matches(PERMISSIVE));
    assertThat(Files.readString(PAGE)).as("stale: see its first lines").isEqualTo(page.toString());
  }

  /** By the POM beside the jar; what it does not say its parent does. */
  private static Library library(Path jar) throws Exception {
    Path version = jar.getParent();
    Path artifact = version.getParent();
    Element pom = pom(version, artifact.getFileName() + "-" + version.getFileName() + ".pom");
    String group = text(pom, "groupId");
    Element parent = child(pom, "parent");
    if (group == null && parent != null) {
      group = text(parent, "groupId");
    }
    Path repository = artifact;
    for (int i = 0; i <= String.valueOf(group).split("\\.", -1).length; i++) {
      repository = repository.getParent();
    }
    return new Library(
        group + ":" + artifact.getFileName(),
        String.valueOf(version.getFileName()),
        licence(pom, repository));
  }

  private static String licence(Element pom, Path repository) throws Exception {
    Element licences = child(pom, "licenses");
    if (licences != null) {
      List<String> names = new ArrayList<>();
      for (Node node = licences.getFirstChild(); node != null; node = node.getNextSibling()) {
        if (node instanceof Element licence) {
          names.add(String.valueOf(text(licence, "name")));
        }
      }
      return String.join(" or ", names);
    }
    Element parent = child(pom, "parent");
    if (parent == null) {
      return "none named";
    }
    String artifact = text(parent, "artifactId");
    String version = text(parent, "version");
    Path directory =
        repository
            .resolve(String.valueOf(text(parent, "groupId")).replace('.', '/'))
            .resolve(String.valueOf(artifact))
            .resolve(String.valueOf(version));
    return licence(pom(directory, artifact + "-" + version + ".pom"), repository);
  }

  private static Element pom(Path directory, String file) throws Exception {
    Path path = directory.resolve(file);
    if (!Files.exists(path)) {
      throw new IOException("No " + path);
    }
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(path.toFile())
        .getDocumentElement();
  }

  private static @Nullable Element child(Element element, String name) {
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element found && found.getTagName().equals(name)) {
        return found;
      }
    }
    return null;
  }

  private static @Nullable String text(Element element, String name) {
    Element found = child(element, name);
    return found == null ? null : found.getTextContent().strip().replaceAll("\\s+", " ");
  }
}
