package io.clonestream.local;

import io.clonestream.local.FaultCluster.Door;
import java.util.Map;

/** Settings of a broker that some clients reach by another address, and that minds rights. */
final class BrokerDoor {

  private BrokerDoor() {}

  /** Everybody may do everything, unless a right says otherwise. */
  static Map<String, String> settings(LocalPorts ports, Door door) {
    String plain = "PLAINTEXT://127.0.0.1:" + ports.kafka();
    return Map.of(
        "listeners",
        plain
            + ",JOB://127.0.0.1:"
            + door.listens()
            + ",CONTROLLER://127.0.0.1:"
            + ports.controller(),
        "advertised.listeners",
        plain + ",JOB://127.0.0.1:" + door.advertised(),
        "listener.security.protocol.map",
        "PLAINTEXT:PLAINTEXT,JOB:PLAINTEXT,CONTROLLER:PLAINTEXT",
        "authorizer.class.name",
        "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
        "allow.everyone.if.no.acl.found",
        "true",
        "super.users",
        "User:nobody");
  }
}
