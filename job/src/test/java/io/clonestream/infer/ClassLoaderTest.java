package io.clonestream.infer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Resubmission to a session cluster: each job's class loader loads the native library anew. */
class ClassLoaderTest {

  /** Run inside the other class loaders: the vector of a text, as text. */
  public static final class Trial implements Function<String, String> {
    @Override
    public String apply(String text) {
      try (Engine engine =
          Engine.open("resource:default", 0, DeviceChoice.CPU, 1, Batching.SINGLE)) {
        return Arrays.toString(engine.embed(text).join());
      }
    }
  }

  @Test
  void twoClassLoadersOfOneJvmEachHaveAnEngine() throws Exception {
    String here = new Trial().apply("sort list");
    for (int i = 0; i < 2; i++) {
      try (URLClassLoader loader =
          new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
        Class<?> other = loader.loadClass(Trial.class.getName());
        assertThat(other).isNotEqualTo(Trial.class);
        Object trial = other.getDeclaredConstructor().newInstance();
        assertThat(other.getMethod("apply", String.class).invoke(trial, "sort list"))
            .isEqualTo(here);
      }
    }
  }

  private static URL[] classPath() throws Exception {
    List<URL> urls = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      urls.add(Path.of(entry).toUri().toURL());
    }
    return urls.toArray(new URL[0]);
  }
}
