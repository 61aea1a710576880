package io.clonestream.commit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.lib.Repository;

/**
 * Hooks that run a command whenever the repository has new commits: after a receive in a bare
 * repository; after a commit, a merge and a rewrite elsewhere. The command runs in the background,
 * so that nobody waits for it, and its output goes to {@code clonestream.log} in the Git directory.
 */
public final class GitHook {

  private static final String MARK = "# Installed by clonestream publish --install-hook";
  private static final List<String> BARE = List.of("post-receive");
  private static final List<String> WORK_TREE =
      List.of("post-commit", "post-merge", "post-rewrite");

  private GitHook() {}

  /**
   * Installs the hooks, replacing those installed before.
   *
   * @param command program and arguments
   * @return the hook files
   * @throws RepositoryException when a hook is there that this did not install
   */
  public static List<Path> install(GitRepository repository, List<String> command) {
    Repository git = repository.jgit();
    Path gitDirectory = git.getDirectory().toPath().toAbsolutePath().normalize();
    String configured =
        git.getConfig().getString(ConfigConstants.CONFIG_CORE_SECTION, null, "hooksPath");
    Path base = git.isBare() ? gitDirectory : git.getWorkTree().toPath().toAbsolutePath();
    Path hooks = configured == null ? gitDirectory.resolve("hooks") : base.resolve(configured);
    String script = script(command, gitDirectory.resolve("clonestream.log"));
    try {
      Files.createDirectories(hooks);
      List<Path> files = new ArrayList<>();
      for (String name : git.isBare() ? BARE : WORK_TREE) {
        Path hook = hooks.resolve(name);
        if (Files.exists(hook) && !Files.readString(hook).contains(MARK)) {
          throw new RepositoryException(
              "Hook " + hook + " exists already; add this line to it: " + line(command));
        }
        files.add(hook);
      }
      for (Path hook : files) {
        Files.writeString(hook, script);
        makeExecutable(hook);
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException("Hooks cannot be written to " + hooks, e);
    }
  }

  private static String script(List<String> command, Path log) {
    return String.join(
        "\n",
        "#!/bin/sh",
        MARK,
        "unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE",
        "nohup " + line(command) + " < /dev/null >> " + quoted(log.toString()) + " 2>&1 &",
        "exit 0",
        "");
  }

  private static String line(List<String> command) {
    return command.stream().map(GitHook::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String argument) {
    return "'" + argument.replace("'", "'\\''") + "'";
  }

  private static void makeExecutable(Path hook) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(hook, PosixFileAttributeView.class);
    if (view == null) {
      return;
    }
    Set<PosixFilePermission> permissions = EnumSet.copyOf(view.readAttributes().permissions());
    permissions.add(PosixFilePermission.OWNER_EXECUTE);
    permissions.add(PosixFilePermission.GROUP_EXECUTE);
    permissions.add(PosixFilePermission.OTHERS_EXECUTE);
    view.setPermissions(permissions);
  }
}
