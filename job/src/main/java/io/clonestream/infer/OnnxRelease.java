package io.clonestream.infer;

import ai.onnxruntime.OrtEnvironment;
import java.io.File;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets go of ONNX Runtime with the class loader of a job. Its environment leaves a shutdown hook
 * with the JVM, which kept the classes of the job's jar and the native library: one more with each
 * job that a TaskManager has ever worked for, until its metaspace is full.
 */
final class OnnxRelease {

  private static final Logger LOG = LoggerFactory.getLogger(OnnxRelease.class);

  private static int sessions;
  private static boolean asked;

  private OnnxRelease() {}

  /** A session was opened by this class loader. */
  static synchronized void opened() {
    sessions++;
  }

  /** One was closed. */
  static synchronized void closed() {
    sessions--;
    if (asked && sessions == 0) {
      run();
    }
  }

  /** To be run when nobody uses this class loader any more; waits for a session that hangs. */
  static synchronized void run() {
    if (OrtEnvironment.class.getClassLoader() == ClassLoader.getSystemClassLoader()) {
      return; // that stays, and so may the environment
    }
    asked = true;
    if (sessions > 0) {
      LOG.warn("{} ONNX sessions are still open, so ONNX Runtime stays until they end", sessions);
      return;
    }
    try {
      for (Thread hook : hooks()) {
        if (work(hook) instanceof Runnable close && isOfOnnx(close)) {
          Runtime.getRuntime().removeShutdownHook(hook);
          close.run();
        }
      }
      deleteLibrary();
    } catch (ReflectiveOperationException | RuntimeException e) {
      LOG.warn("ONNX Runtime stays until this JVM ends: {}", e.toString());
    }
  }

  /** It was extracted for this class loader, and would stay until this JVM ends, or longer. */
  private static void deleteLibrary() throws ReflectiveOperationException {
    Class<?> runtime = Class.forName("ai.onnxruntime.OnnxRuntime");
    if (field(runtime, "tempDirectory").get(null) instanceof Path directory) {
      File[] files = directory.toFile().listFiles();
      for (File file : files == null ? new File[0] : files) {
        LOG.debug("{} deleted: {}", file, file.delete());
      }
      LOG.debug("{} deleted: {}", directory, directory.toFile().delete());
    }
  }

  private static boolean isOfOnnx(Runnable close) {
    return close.getClass().getClassLoader() == OrtEnvironment.class.getClassLoader()
        && close.getClass().getName().startsWith(OrtEnvironment.class.getName());
  }

  /** The JDK tells nobody which there are; Flink opens its package for reflection. */
  private static List<Thread> hooks() throws ReflectiveOperationException {
    Class<?> all = Class.forName("java.lang.ApplicationShutdownHooks");
    synchronized (all) {
      return field(all, "hooks").get(null) instanceof Map<?, ?> hooks
          ? hooks.keySet().stream().map(Thread.class::cast).toList()
          : List.of();
    }
  }

  private static @Nullable Object work(Thread thread) throws ReflectiveOperationException {
    try {
      return field(Thread.class, "target").get(thread);
    } catch (NoSuchFieldException since19) {
      Object holder = field(Thread.class, "holder").get(thread);
      return field(holder.getClass(), "task").get(holder);
    }
  }

  private static Field field(Class<?> of, String name) throws NoSuchFieldException {
    Field field = of.getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }
}
