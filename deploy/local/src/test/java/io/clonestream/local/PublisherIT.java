package io.clonestream.local;

import static io.clonestream.local.PublishedRepository.method;
import static io.clonestream.local.PublishedRepository.silent;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonestream.commit.CommitRange;
import io.clonestream.commit.GitRepository;
import io.clonestream.commit.RepositoryException;
import io.clonestream.feed.BranchPublisher;
import io.clonestream.feed.PublishTotals;
import io.clonestream.feed.Topics;
import io.clonestream.schemas.CommitPublished;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.jgit.api.ResetCommand.ResetType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Publishing histories against a real broker. */
class PublisherIT {

  @RegisterExtension static final PublishedRepository published = new PublishedRepository();

  @Test
  void publishingTwiceChangesNothing() throws Exception {
    published.commit("A.java", method("one", 1));
    published.commit("A.java", method("one", 2));

    assertThat(published.publish().steps()).isEqualTo(2);
    assertThat(published.publish().steps()).isZero();

    assertThat(published.commits())
        .extracting(CommitPublished::getSequence)
        .containsExactly(1L, 2L);
    assertThat(published.changes())
        .extracting(c -> c.getSequence() + " " + c.getChange() + " " + c.getName())
        .containsExactly("1 ADDED A", "1 ADDED one", "2 MODIFIED one");
  }

  @Test
  void newCommitsFollowOnFromThePublishedOnes() throws Exception {
    String first = published.commit("A.java", method("one", 1));
    published.publish();
    String second = published.commit("A.java", method("one", 2));
    published.publish();

    CommitPublished last = published.commits().get(1);
    assertThat(last.getHead()).isEqualTo(second);
    assertThat(last.getPreviousHead()).isEqualTo(first);
    assertThat(last.getSequence()).isEqualTo(2);
    assertThat(last.getValidTime()).isAfter(published.commits().get(0).getValidTime());
  }

  @Test
  void aForcedPushIsOneStepToTheNewHead() throws Exception {
    String base = published.commit("A.java", method("one", 1));
    String old = published.commit("B.java", method("two", 1));
    published.publish();
    published.git.reset().setMode(ResetType.HARD).setRef(base).call();
    String head = published.commit("C.java", method("three", 1));

    assertThat(published.publish().steps()).isEqualTo(1);

    CommitPublished step = published.commits().get(2);
    assertThat(step.getForced()).isTrue();
    assertThat(step.getPreviousHead()).isEqualTo(old);
    assertThat(step.getHead()).isEqualTo(head);
    assertThat(
            published.changes().stream()
                .filter(c -> c.getSequence() == 3)
                .map(c -> c.getChange() + " " + c.getPath()))
        .containsOnly("REMOVED B.java", "ADDED C.java");
  }

  @Test
  void aSnapshotIsOneStepAndHistoryGoesOnFromIt() throws Exception {
    String first = published.commit("A.java", method("one", 1));
    published.commit("A.java", method("one", 2));
    try (GitRepository repository = published.open();
        BranchPublisher publisher = published.publisher(repository, 100)) {
      publisher.publish(CommitRange.DEFAULT, true, silent(new int[1]), () -> false);
    }
    published.commit("A.java", method("one", 3));
    published.publish();

    assertThat(published.commits())
        .extracting(CommitPublished::getSnapshot)
        .containsExactly(true, false);
    try (GitRepository repository = published.open();
        BranchPublisher publisher = published.publisher(repository, 100)) {
      assertThatThrownBy(
              () ->
                  publisher.publish(
                      CommitRange.parse(first), false, silent(new int[1]), () -> false))
          .isInstanceOf(RepositoryException.class)
          .hasMessageContaining(first + " is older than");
    }
  }

  @Test
  void aCommitRecordThatWasReplayedIsNotTheLastOfItsBranch() throws Exception {
    published.commit("A.java", method("one", 1));
    published.commit("A.java", method("one", 2));
    published.publish();
    var first = published.committed(Topics.COMMITS, published.branch.key()).get(0);
    try (var replay =
        new KafkaProducer<>(
            published.client(), new StringSerializer(), new ByteArraySerializer())) {
      var record = new ProducerRecord<>(Topics.COMMITS, first.key(), first.value());
      record.headers().add("clonestream.replayed-from", "origin".getBytes(UTF_8));
      replay.send(record).get();
    }

    assertThat(published.publish().steps()).isZero();
  }

  @Test
  void aDryRunPublishesNothing() throws Exception {
    published.commit("A.java", method("one", 1));
    try (GitRepository repository = published.open();
        BranchPublisher dry = published.publisher(repository, 100, true)) {
      PublishTotals totals =
          dry.publish(CommitRange.DEFAULT, false, silent(new int[1]), () -> false);
      assertThat(totals.added()).isEqualTo(2);
    }
    published.publish();
    assertThat(published.commits()).hasSize(1);
  }
}
