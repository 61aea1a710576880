package io.clonestream.local.chaos;

import io.clonestream.feed.Topics;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** Takes the right to read what was published from the job, and gives it back when closed. */
final class ReadingDenied implements AutoCloseable {

  /** Nobody has to log in, so clients are told apart by their address. */
  private static final String JOB = "127.0.0.2";

  /** Where one right is written down, whoever has none may nothing. */
  private static final List<AclBinding> OTHERS =
      rules("*", AclOperation.ALL, AclPermissionType.ALLOW);

  private static final List<AclBinding> DENIAL =
      rules(JOB, AclOperation.READ, AclPermissionType.DENY);

  private final Admin admin;

  ReadingDenied(String brokers) {
    this.admin = Admin.create(Map.of("bootstrap.servers", brokers));
  }

  /** From where the broker must see the job come. */
  static InetAddress whom() {
    try {
      return InetAddress.getByName(JOB);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("A number is no name", e);
    }
  }

  void deny() throws InterruptedException, ExecutionException {
    admin.createAcls(OTHERS).all().get();
    admin.createAcls(DENIAL).all().get();
  }

  private static List<AclBinding> rules(
      String host, AclOperation operation, AclPermissionType permission) {
    var entry = new AccessControlEntry("User:*", host, operation, permission);
    return Topics.RECORDED.stream()
        .map(topic -> new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL))
        .map(topic -> new AclBinding(topic, entry))
        .toList();
  }

  @Override
  public void close() throws InterruptedException, ExecutionException {
    try (admin) {
      delete(DENIAL);
      delete(OTHERS);
    }
  }

  private void delete(List<AclBinding> rules) throws InterruptedException, ExecutionException {
    admin.deleteAcls(rules.stream().map(AclBinding::toFilter).toList()).all().get();
  }
}
