package io.clonestream.infer;

import ai.onnxruntime.OrtEnvironment;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
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

  /** Sessions that are open, of this class loader. */
  static final AtomicInteger SESSIONS = new AtomicInteger();

  private OnnxRelease() {}

  /** To be run when nobody uses this class loader any more. */
  static void run() {
    if (OrtEnvironment.class.getClassLoader() == ClassLoader.getSystemClassLoader()) {
      return; // that stays, and so may the environment
    }
    if (SESSIONS.get() > 0) {
      LOG.warn("{} ONNX sessions are still open, so ONNX Runtime stays", SESSIONS);
      return;
    }
    try {
      for (Thread hook : hooks()) {
        if (work(hook) instanceof Runnable close && isOfOnnx(close)) {
          Runtime.getRuntime().removeShutdownHook(hook);
          close.run();
        }
      }
    } catch (ReflectiveOperationException | RuntimeException e) {
      LOG.warn("ONNX Runtime stays until this JVM ends: {}", e.toString());
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
