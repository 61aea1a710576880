package io.clonestream.infer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.ref.WeakReference;
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

  /** Run inside the other class loader: what Flink does before it lets go of that. */
  public static final class Release implements Runnable {
    @Override
    public void run() {
      OnnxRelease.run();
    }
  }

  /** As it is where nobody lets go. */
  public static final class Nothing implements Runnable {
    @Override
    public void run() {}
  }

  /** Lets go while a session still works, which ends then. */
  public static final class EarlyRelease implements Runnable {
    @Override
    public void run() {
      try (Engine engine =
          Engine.open("resource:default", 0, DeviceChoice.CPU, 1, Batching.SINGLE)) {
        OnnxRelease.run();
        engine.embed("sort list").join();
      }
    }
  }

  /** Has its own of ours and of ONNX Runtime, and all else of its parent, as on a TaskManager. */
  private static final class JobLoader extends URLClassLoader {

    JobLoader(URL[] classPath) {
      super(classPath, ClassLoaderTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        boolean ours = name.startsWith("io.clonestream.") || name.startsWith("ai.onnxruntime.");
        Class<?> loaded = findLoadedClass(name);
        return loaded != null ? loaded : ours ? findClass(name) : super.loadClass(name, resolve);
      }
    }
  }

  @Test
  void twoClassLoadersOfOneJvmEachHaveAnEngine() throws Exception {
    String here = new Trial().apply("sort list");
    for (int i = 0; i < 2; i++) {
      try (URLClassLoader loader =
          new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
        assertThat(embeddedIn(loader)).isEqualTo(here);
      }
    }
  }

  /** Or a TaskManager would be full of jobs that are gone. */
  @Test
  void aClassLoaderThatIsReleasedGoes() throws Exception {
    List<WeakReference<ClassLoader>> released =
        List.of(used(Release.class), used(EarlyRelease.class));
    WeakReference<ClassLoader> kept = used(Nothing.class);
    for (int i = 0; i < 50 && released.stream().anyMatch(one -> one.get() != null); i++) {
      System.gc();
      Thread.sleep(20);
    }

    assertThat(released).allMatch(one -> one.get() == null);
    assertThat(kept.get()).as("without which there is nothing to release").isNotNull();
  }

  @Test
  void theClassLoaderOfThisJvmKeepsItsEnvironment() {
    OnnxRelease.run();

    assertThat(new Trial().apply("sort list")).isNotEmpty();
  }

  private static WeakReference<ClassLoader> used(Class<? extends Runnable> end) throws Exception {
    try (URLClassLoader loader = new JobLoader(classPath())) {
      assertThat(embeddedIn(loader)).isEqualTo(new Trial().apply("sort list"));
      made(loader, end, Runnable.class).run();
      return new WeakReference<>(loader);
    }
  }

  private static Object embeddedIn(ClassLoader loader) throws Exception {
    return made(loader, Trial.class, Function.class).apply("sort list");
  }

  private static <T> T made(ClassLoader loader, Class<? extends T> ours, Class<T> type)
      throws Exception {
    Class<?> other = loader.loadClass(ours.getName());
    assertThat(other).isNotEqualTo(ours);
    return type.cast(other.getDeclaredConstructor().newInstance());
  }

  private static URL[] classPath() throws Exception {
    List<URL> urls = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      urls.add(Path.of(entry).toUri().toURL());
    }
    return urls.toArray(new URL[0]);
  }
}
