package io.clonestream;

import io.clonestream.feed.PublishSettings;
import io.clonestream.feed.RelationPublisher;
import io.clonestream.feed.RelationPublisher.Saying;
import io.clonestream.schemas.RelationKind;
import io.clonestream.schemas.RelationStated;
import io.clonestream.schemas.Verdict;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How something is stated of two symbols, and taken back. */
final class StatementMixin {

  @Option(names = "--retract", description = "It holds no longer.")
  boolean retract;

  @Option(names = "--author", paramLabel = "NAME", description = "Default: the user's name.")
  String author = System.getProperty("user.name", "");

  /** What is to be said of two symbols; of what is taken back no more than that. */
  Saying saying(
      String tenant,
      RelationKind kind,
      String from,
      String to,
      @Nullable Instant since,
      Map<String, String> metadata) {
    return new Saying(
        tenant,
        kind,
        from,
        to,
        retract ? Verdict.RETRACTED : Verdict.STATED,
        since,
        author,
        retract ? Map.of() : metadata);
  }

  /** Publishes it and says so. */
  void publish(PublishSettings settings, Saying saying, PrintWriter out) {
    try (RelationPublisher publisher = new RelationPublisher(settings, Clock.systemUTC())) {
      RelationStated stated = publisher.publish(saying);
      out.println(
          stated == null
              ? "unchanged: that was said before"
              : (retract ? "retracted" : "stated")
                  + ", valid from "
                  + stated.getValidTime()
                  + ", statement "
                  + stated.getRelationId()
                  + "!"
                  + stated.getSequence());
      out.flush();
    }
  }
}
