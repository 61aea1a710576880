package io.clonestream.persist;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Passes bytes between a port of its own and another: a server that can come and go. */
final class Forwarder implements AutoCloseable {

  private final int port;
  private final int target;
  private final List<Closeable> open = new CopyOnWriteArrayList<>();

  Forwarder(int target) throws IOException {
    this.target = target;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      this.port = free.getLocalPort();
    }
  }

  int port() {
    return port;
  }

  /** The server comes. */
  void start() {
    try {
      ServerSocket server = new ServerSocket(port, 16, InetAddress.getLoopbackAddress());
      open.add(server);
      daemon(() -> accept(server));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The server goes, in the middle of whatever it did. */
  @Override
  public void close() {
    for (Closeable socket : open) {
      try {
        socket.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    open.clear();
  }

  private void accept(ServerSocket server) {
    try {
      while (true) {
        Socket from = server.accept();
        Socket to = new Socket(InetAddress.getLoopbackAddress(), target);
        open.addAll(List.of(from, to));
        daemon(() -> pass(from, to));
        daemon(() -> pass(to, from));
      }
    } catch (IOException e) {
      // closed: nobody is accepted any more
    }
  }

  private static void pass(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
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
