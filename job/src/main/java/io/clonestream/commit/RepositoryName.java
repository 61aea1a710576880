package io.clonestream.commit;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.eclipse.jgit.transport.URIish;
import org.jspecify.annotations.Nullable;

/**
 * The name under which a repository is published when none is given: owner and name of its origin,
 * or the name of its directory.
 */
public final class RepositoryName {

  private static final Pattern NOT_ALLOWED = Pattern.compile("[^\\p{L}\\p{N}._/-]+");

  private RepositoryName() {}

  public static String of(GitRepository repository) {
    String origin = repository.jgit().getConfig().getString("remote", "origin", "url");
    String named = origin == null ? null : ofUrl(origin);
    return named == null ? ofDirectory(repository) : named;
  }

  static @Nullable String ofUrl(String url) {
    try {
      URIish uri = new URIish(url);
      String path = uri.getPath() == null ? "" : stripped(uri.getPath());
      String[] segments = path.split("/", -1);
      String name = segments[segments.length - 1];
      boolean hosted = uri.getHost() != null && segments.length > 1;
      String full = hosted ? segments[segments.length - 2] + "/" + name : name;
      return name.isEmpty() ? null : allowed(full);
    } catch (java.net.URISyntaxException e) {
      return null;
    }
  }

  private static String ofDirectory(GitRepository repository) {
    Path git = repository.jgit().getDirectory().toPath().toAbsolutePath().normalize();
    Path named =
        repository.jgit().isBare()
            ? git
            : repository.jgit().getWorkTree().toPath().toAbsolutePath();
    Path last = named.normalize().getFileName();
    String name = last == null ? "" : stripped(last.toString());
    return name.isEmpty() ? "repository" : allowed(name);
  }

  private static String stripped(String path) {
    String name = path.replaceAll("/+$", "");
    name = name.endsWith(".git") ? name.substring(0, name.length() - ".git".length()) : name;
    return name.replaceAll("/+$", "").replaceAll("^/+", "");
  }

  private static String allowed(String name) {
    return NOT_ALLOWED.matcher(name).replaceAll("-");
  }
}
