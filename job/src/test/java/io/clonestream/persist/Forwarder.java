package io.clonestream.persist;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * Passes bytes between a port of its own and another: a server that can come and go. While it is
 * away it hangs up on whoever calls; it keeps its port, which others could take otherwise.
 */
final class Forwarder implements AutoCloseable {

  private final ServerSocket server;
  private final int target;
  private final List<Closeable> open = new CopyOnWriteArrayList<>();
  private final AtomicLong answered = new AtomicLong(Long.MAX_VALUE);
  private final AtomicInteger silences = new AtomicInteger();
  private volatile boolean here;

  /** A server that is away. */
  Forwarder(int target) throws IOException {
    this.target = target;
    this.server = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
    daemon(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  /** The server comes. */
  void come() {
    here = true;
  }

  /** The server goes when it has answered so many more bytes. */
  void goAfter(long bytes) {
    answered.set(bytes);
  }

  /** Connections there are stay open and bring no answer any more; later ones are sound. */
  void hush() {
    silences.incrementAndGet();
  }

  /** The server goes, in the middle of whatever it did. */
  void go() {
    here = false;
    for (Closeable socket : open) {
      try {
        socket.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    open.clear();
  }

  @Override
  public void close() {
    go();
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket from = server.accept();
        if (!here) {
          from.close();
          continue;
        }
        Socket to = new Socket(InetAddress.getLoopbackAddress(), target);
        open.addAll(List.of(from, to));
        int born = silences.get();
        daemon(() -> pass(from, to, new AtomicLong(Long.MAX_VALUE), () -> false));
        daemon(() -> pass(to, from, answered, () -> silences.get() > born));
      }
    } catch (IOException e) {
      // closed: nobody is accepted any more
    }
  }

  private void pass(Socket from, Socket to, AtomicLong allowed, BooleanSupplier silent) {
    byte[] buffer = new byte[4096];
    try (from;
        to) {
      for (int read = from.getInputStream().read(buffer);
          read >= 0;
          read = from.getInputStream().read(buffer)) {
        if (allowed.addAndGet(-read) < 0) {
          allowed.set(Long.MAX_VALUE);
          go();
          return;
        }
        if (!silent.getAsBoolean()) {
          to.getOutputStream().write(buffer, 0, read);
        }
      }
    } catch (IOException e) {
      // closed by one of both ends
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "forwarder");
    thread.setDaemon(true);
    thread.start();
  }
}
