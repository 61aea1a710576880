package io.clonestream.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonestream.local.chaos.TcpProxy.Line;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TcpProxyTest {

  private static final byte[] COMMIT = {0, 2, (byte) 0xB0, 0x12, 0, 0};
  private static final int SILENCE_MILLIS = 300;

  private final BlockingQueue<Integer> heard = new ArrayBlockingQueue<>(100);
  private ServerSocket server;
  private TcpProxy proxy;

  @BeforeEach
  void startAServerThatAnswersEachByteWithTheNext() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    proxy = new TcpProxy(server.getLocalPort());
    thread(
        () -> {
          while (true) {
            Socket client = server.accept();
            thread(
                () -> {
                  for (int read = client.getInputStream().read();
                      read >= 0;
                      read = client.getInputStream().read()) {
                    heard.add(read);
                    client.getOutputStream().write(read + 1);
                  }
                });
          }
        });
  }

  @AfterEach
  void stop() throws IOException {
    proxy.close();
    server.close();
  }

  @Test
  void aSoundLinePassesEverythingOn() throws IOException {
    try (Socket client = connect()) {
      assertThat(asked(client, 41)).isEqualTo(42);
    }
  }

  @Test
  void aBlackHoleNeitherPassesNorClosesAndNeverHeals() throws Exception {
    try (Socket client = connect()) {
      assertThat(asked(client, 1)).isEqualTo(2);
      assertThat(heard.take()).isEqualTo(1);
      proxy.behave(Line.BLACKHOLE);
      assertThatThrownBy(() -> asked(client, 3)).isInstanceOf(SocketTimeoutException.class);
      proxy.behave(Line.SOUND);
      assertThatThrownBy(() -> asked(client, 5)).isInstanceOf(SocketTimeoutException.class);
      assertThat(heard).isEmpty();
    }
    try (Socket later = connect()) {
      assertThat(asked(later, 7)).isEqualTo(8);
    }
  }

  @Test
  void ofAHalfOpenLineTheServerHears() throws Exception {
    try (Socket client = connect()) {
      assertThat(asked(client, 1)).isEqualTo(2);
      proxy.behave(Line.HALF_OPEN);
      assertThatThrownBy(() -> asked(client, 3)).isInstanceOf(SocketTimeoutException.class);
      assertThat(heard.take()).isEqualTo(1);
      assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo(3);
    }
  }

  @Test
  void aResetEndsWhatIsOpenAndWhatComes() throws IOException {
    try (Socket client = connect()) {
      assertThat(asked(client, 1)).isEqualTo(2);
      proxy.behave(Line.RESET);
      assertThat(ends(client)).isTrue();
      try (Socket later = connect()) {
        assertThat(ends(later)).isTrue();
      }
    }
  }

  @Test
  void aCommitReachesTheServerAndItsAnswerIsCutOff() throws Exception {
    proxy.behave(Line.CUT_COMMIT);
    try (Socket client = connect()) {
      assertThat(asked(client, 1)).isEqualTo(2);
      assertThat(heard.take()).isEqualTo(1);
      client.getOutputStream().write(COMMIT);
      assertThat(ends(client)).isTrue();
      assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo(COMMIT[0] & 0xFF);
      assertThat(proxy.cuts()).isEqualTo(1);
    }
  }

  private Socket connect() throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    socket.setSoTimeout(SILENCE_MILLIS);
    return socket;
  }

  private static int asked(Socket client, int value) throws IOException {
    client.getOutputStream().write(value);
    return client.getInputStream().read();
  }

  private static boolean ends(Socket client) throws IOException {
    client.setSoTimeout(10_000);
    try {
      return asked(client, 3) < 0;
    } catch (SocketTimeoutException silent) {
      return false;
    } catch (IOException reset) {
      return true;
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void thread(Work work) {
    var thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException closed) {
                // The test is over.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }
}
