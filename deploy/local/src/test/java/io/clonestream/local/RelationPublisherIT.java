package io.clonestream.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonestream.feed.FeedException;
import io.clonestream.feed.Judgement;
import io.clonestream.feed.PublishSettings;
import io.clonestream.feed.RecordedEvents;
import io.clonestream.feed.RelationPublisher;
import io.clonestream.feed.RelationPublisher.Saying;
import io.clonestream.schemas.RelationKind;
import io.clonestream.schemas.RelationStated;
import io.clonestream.schemas.Verdict;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Stating relations against a real broker. Each test says something of symbols of its own. */
class RelationPublisherIT {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant EARLIER = Instant.parse("2025-06-01T00:00:00Z");

  @RegisterExtension static final TestBroker broker = new TestBroker();

  @Test
  void sayingTheSameTwiceChangesNothing() {
    try (RelationPublisher publisher = publisher()) {
      assertThat(publisher.publish(says("same", "why", null))).isNotNull();
      assertThat(publisher.publish(says("same", "why", null))).isNull();
    }
    try (RelationPublisher publisher = publisher()) {
      assertThat(publisher.publish(says("same", "why", NOW))).isNull();
      assertThat(publisher.publish(retracts("same"))).isNotNull();
      assertThat(publisher.publish(retracts("same"))).isNull();
    }

    assertThat(recorded("same"))
        .extracting(stated -> stated.getSequence() + " " + stated.getVerdict())
        .containsExactly("1 STATED", "2 RETRACTED");
  }

  @Test
  void anotherNoteOrAnotherInstantIsAnotherStatement() {
    try (RelationPublisher publisher = publisher()) {
      publisher.publish(says("other", "why", null));
      publisher.publish(says("other", "because", null));
      publisher.publish(says("other", "because", EARLIER));
    }

    assertThat(recorded("other"))
        .extracting(RelationStated::getValidTime)
        .containsExactly(NOW, NOW, EARLIER);
    assertThat(recorded("other"))
        .extracting(RelationStated::getSequence)
        .containsExactly(1L, 2L, 3L);
  }

  @Test
  void whatNobodyStatedCannotBeRetractedAndASymbolHasNoRelationToItself() {
    try (RelationPublisher publisher = publisher()) {
      assertThatThrownBy(() -> publisher.publish(retracts("never")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("Nobody has stated");
      assertThatThrownBy(() -> publisher.publish(says("to", "why", null)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("must be another symbol");
    }

    assertThat(recorded("never")).isEmpty();
  }

  @Test
  void aLaterVerdictFollowsTheOneBeforeThoughItHasATopicOfItsOwn() {
    try (RelationPublisher publisher = publisher()) {
      assertThat(publisher.publish(judges("judged", true))).isNotNull();
      assertThat(publisher.publish(judges("judged", true))).isNull();
    }
    try (RelationPublisher publisher = publisher()) {
      assertThat(publisher.publish(judges("judged", false))).isNotNull();
    }

    assertThat(recorded("judged"))
        .extracting(stated -> stated.getSequence() + " " + stated.getMetadata().get("clones"))
        .containsExactly("1 yes", "2 no");
  }

  @Test
  void whoeverBeginsLaterEndsTheOneBeforeSoThatNoNumberIsDrawnTwice() {
    try (RelationPublisher first = publisher();
        RelationPublisher second = publisher()) {
      second.publish(says("fenced", "second", null));

      assertThatThrownBy(() -> first.publish(says("fenced", "first", null)))
          .isInstanceOf(FeedException.class)
          .hasMessageContaining("so this one stops");
    }

    assertThat(recorded("fenced")).hasSize(1);
  }

  private static RelationPublisher publisher() {
    return new RelationPublisher(
        new PublishSettings(broker.client(), 4, 1, 100), Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static Saying says(String name, String note, @Nullable Instant since) {
    return new Saying(
        "acme",
        RelationKind.DEPENDS_ON,
        id(name),
        id("to"),
        Verdict.STATED,
        since,
        "Ada",
        Map.of("note", note));
  }

  private static Saying retracts(String name) {
    return new Saying(
        "acme",
        RelationKind.DEPENDS_ON,
        id(name),
        id("to"),
        Verdict.RETRACTED,
        null,
        "Bob",
        Map.of());
  }

  private static Saying judges(String name, boolean clones) {
    return new Saying(
        "acme",
        RelationKind.VERDICT,
        id(name),
        id("to"),
        Verdict.STATED,
        null,
        "Ada",
        new Judgement(clones, 3, null).metadata());
  }

  private static String id(String name) {
    return "acme/shop@main:A.java#" + name + "()";
  }

  private static List<RelationStated> recorded(String name) {
    List<RelationStated> found = new ArrayList<>();
    new RecordedEvents(broker.client())
        .read(
            change -> {},
            commit -> {},
            tag -> {},
            stated -> {
              if (stated.getFromSymbolId().equals(id(name))) {
                found.add(stated);
              }
            });
    return found;
  }
}
