package io.clonestream.local.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A TCP proxy on 127.0.0.1 before one server, which can be told to behave badly. */
final class TcpProxy implements AutoCloseable {

  /** What the line does. */
  enum Line {
    /** Passes everything on. */
    SOUND,
    /** Each chunk of bytes waits. */
    SLOW,
    /** A few kilobytes a second. */
    NARROW,
    /** Open connections are reset, new ones too. */
    RESET,
    /** Nothing passes, neither way, on these connections never again; none is closed. */
    BLACKHOLE,
    /** What the client sends arrives, what the server answers does not, never again. */
    HALF_OPEN,
    /** Connections end after the server has got a Bolt COMMIT and before its answer passes. */
    CUT_COMMIT
  }

  private static final byte[] COMMIT = {0, 2, (byte) 0xB0, 0x12, 0, 0};
  private static final long SLOW_NANOS = 200_000_000L;
  private static final int NARROW_BYTES = 1_024;
  private static final long NARROW_NANOS = 50_000_000L;

  private final ServerSocket listener;
  private final int target;
  private final InetAddress from;
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private final AtomicInteger cuts = new AtomicInteger();
  private volatile Line line = Line.SOUND;

  /**
   * @param target port of the server
   */
  TcpProxy(int target) {
    this(target, InetAddress.getLoopbackAddress());
  }

  /**
   * One by which the server knows its clients.
   *
   * @param from address of this machine that the server sees
   */
  TcpProxy(int target, InetAddress from) {
    this.target = target;
    this.from = from;
    try {
      listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException("No free port on 127.0.0.1", e);
    }
    daemon("proxy", this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  /** Commits whose answers were cut off so far. */
  int cuts() {
    return cuts.get();
  }

  void behave(Line next) {
    line = next;
    connections.forEach(connection -> connection.behave(next));
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        if (line == Line.RESET) {
          client.setSoLinger(true, 0);
          client.close();
        } else {
          new Connection(client).open();
        }
      } catch (IOException e) {
        // This connection, or the listener, is closed: the loop sees which.
      }
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException("The proxy's port cannot be closed", e);
    }
    connections.forEach(Connection::reset);
  }

  private static void daemon(String name, Runnable work) {
    var thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** A client and its server; both ends close together. */
  private final class Connection {

    private final Socket client;
    private final Socket server = new Socket();
    private final byte[] last = new byte[COMMIT.length];
    private volatile boolean committing;
    private volatile Line fate;

    Connection(Socket client) {
      this.client = client;
      this.fate = line;
    }

    /** One that lost bytes is lost. */
    void behave(Line next) {
      if (next == Line.RESET) {
        reset();
      } else if (fate != Line.BLACKHOLE && fate != Line.HALF_OPEN) {
        fate = next;
      }
    }

    void open() throws IOException {
      connections.add(this);
      try {
        server.bind(new InetSocketAddress(from, 0));
        server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
      } catch (IOException e) {
        reset();
        throw e;
      }
      daemon("proxy to server", () -> pump(client, server, true));
      daemon("proxy to client", () -> pump(server, client, false));
    }

    private void pump(Socket from, Socket to, boolean toServer) {
      byte[] buffer = new byte[1 << 16];
      try {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          if (toServer) {
            watch(buffer, read);
          } else if (committing) {
            cuts.incrementAndGet();
            return;
          }
          pass(out, buffer, read, toServer);
        }
      } catch (IOException e) {
        // The other end is told below.
      } finally {
        reset();
      }
    }

    private void pass(OutputStream out, byte[] buffer, int length, boolean toServer)
        throws IOException {
      switch (fate) {
        case BLACKHOLE -> {
          return;
        }
        case HALF_OPEN -> {
          if (!toServer) {
            return;
          }
        }
        case SLOW -> LockSupport.parkNanos(SLOW_NANOS);
        case NARROW -> {
          for (int at = 0; at < length; at += NARROW_BYTES) {
            LockSupport.parkNanos(NARROW_NANOS);
            out.write(buffer, at, Math.min(NARROW_BYTES, length - at));
            out.flush();
          }
          return;
        }
        default -> {}
      }
      out.write(buffer, 0, length);
      out.flush();
    }

    /** Looks for a COMMIT, which may lie across two chunks. */
    private void watch(byte[] buffer, int length) {
      for (int i = 0; i < length; i++) {
        System.arraycopy(last, 1, last, 0, last.length - 1);
        last[last.length - 1] = buffer[i];
        if (fate == Line.CUT_COMMIT && Arrays.equals(last, COMMIT)) {
          committing = true;
        }
      }
    }

    void reset() {
      connections.remove(this);
      for (Socket socket : new Socket[] {client, server}) {
        try {
          socket.setSoLinger(true, 0);
          socket.close();
        } catch (IOException e) {
          // Closed already.
        }
      }
    }
  }
}
