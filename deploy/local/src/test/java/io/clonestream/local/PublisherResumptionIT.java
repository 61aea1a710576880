package io.clonestream.local;

import static io.clonestream.local.PublishedRepository.method;
import static io.clonestream.local.PublishedRepository.silent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonestream.commit.CommitRange;
import io.clonestream.commit.GitRepository;
import io.clonestream.feed.BranchPublisher;
import io.clonestream.feed.FeedException;
import io.clonestream.feed.Topics;
import io.clonestream.schemas.CommitPublished;
import io.clonestream.schemas.SymbolChange;
import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Publishers that end halfway or meet another, against a real broker. */
class PublisherResumptionIT {

  @RegisterExtension static final PublishedRepository published = new PublishedRepository();

  @Test
  void aRunThatEndsBetweenTwoTransactionsIsTakenUpWhereItEnded() throws Exception {
    published.commit("A.java", method("one", 1));
    published.commit("B.java", method("two", 1));
    published.commit("C.java", method("three", 1));
    int[] transactions = {0};
    try (GitRepository repository = published.open();
        BranchPublisher interrupted = published.publisher(repository, 100)) {
      interrupted.publish(
          CommitRange.DEFAULT, false, silent(transactions), () -> transactions[0] >= 1);
    }
    assertThat(published.commits()).hasSize(1);

    assertThat(published.publish().steps()).isEqualTo(2);

    assertThat(published.commits())
        .extracting(CommitPublished::getSequence)
        .containsExactly(1L, 2L, 3L);
    assertThat(published.changes()).extracting(SymbolChange::getSymbolId).doesNotHaveDuplicates();
  }

  @Test
  void aRunThatEndsWithinTheNumberedPartsOfACommitIsTakenUpAtTheNextPart() throws Exception {
    published.commit("A.java", method("one", 1) + method("two", 2) + method("three", 3));
    int[] asked = {0};
    try (GitRepository repository = published.open();
        BranchPublisher interrupted = published.publisher(repository, 1)) {
      interrupted.publish(CommitRange.DEFAULT, false, silent(new int[1]), () -> ++asked[0] > 3);
    }
    int before = published.commits().size();
    assertThat(before).isBetween(1, 3);
    published.commit("B.java", method("four", 4));

    try (GitRepository repository = published.open();
        BranchPublisher next = published.publisher(repository, 1)) {
      next.publish(CommitRange.DEFAULT, false, silent(new int[1]), () -> false);
    }

    assertThat(published.commits())
        .extracting(c -> c.getSequence() + ": " + c.getPart() + " of " + c.getParts())
        .containsExactly(
            "1: 1 of 4", "1: 2 of 4", "1: 3 of 4", "1: 4 of 4", "2: 1 of 2", "2: 2 of 2");
    assertThat(published.changes())
        .hasSize(6)
        .extracting(SymbolChange::getSymbolId)
        .doesNotHaveDuplicates();
  }

  @Test
  void aTransactionThatItsPublisherLeftOpenIsNeverSeen() throws Exception {
    published.commit("A.java", method("one", 1));
    published.publish();
    Properties properties = published.client();
    properties.put("transactional.id", "clonestream-publisher-" + published.branch.key());
    try (var killed =
        new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer())) {
      killed.initTransactions();
      killed.beginTransaction();
      killed.send(
          new ProducerRecord<>(Topics.SYMBOL_CHANGES, published.branch.key() + ":x", new byte[1]));
      killed.send(new ProducerRecord<>(Topics.COMMITS, published.branch.key(), new byte[1]));
      killed.flush();
      published.commit("A.java", method("one", 2));

      assertThat(published.publish().steps()).isEqualTo(1);

      assertThat(published.commits())
          .extracting(CommitPublished::getSequence)
          .containsExactly(1L, 2L);
      assertThat(published.changes()).hasSize(3);
    }
  }

  @Test
  void aSecondPublisherEndsTheFirst() throws Exception {
    published.commit("A.java", method("one", 1));
    try (GitRepository repository = published.open();
        BranchPublisher first = published.publisher(repository, 100)) {
      published.publish();
      published.commit("A.java", method("one", 2));

      assertThatThrownBy(
              () -> first.publish(CommitRange.DEFAULT, false, silent(new int[1]), () -> false))
          .isInstanceOf(FeedException.class)
          .hasMessage(
              "Another publisher of "
                  + published.branch.key()
                  + " has taken over, so this one stops [CS-FEED-002]");
    }
    assertThat(published.commits()).hasSize(1);
  }
}
