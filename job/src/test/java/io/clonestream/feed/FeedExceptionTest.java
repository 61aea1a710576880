package io.clonestream.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Properties;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.NotLeaderOrFollowerException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.Test;

class FeedExceptionTest {

  private static final String BROKERS = "broker:9092";

  @Test
  void whereNobodyIsThereTheSameMayBeTriedAgain() {
    FeedException away =
        FeedException.ofKafka(BROKERS, new KafkaException("failed", new TimeoutException("15 s")));

    assertThat(away.isPassing()).isTrue();
    assertThat(away)
        .hasMessageContaining("does not answer at broker:9092")
        .hasMessageContaining("(15 s)");
  }

  @Test
  void whatIsRefusedIsFinalAndSaidByItsInnermostCause() {
    FeedException refused =
        FeedException.ofKafka(
            BROKERS, new KafkaException("failed", new SaslAuthenticationException("no such user")));

    assertThat(refused.isPassing()).isFalse();
    assertThat(refused)
        .hasMessage(
            "Kafka at broker:9092 refused: SaslAuthenticationException: no such user [CS-FEED-002]");
  }

  @Test
  void aTopicThatIsNotThereIsNotABrokerThatIsNotThere() {
    FeedException noTopic =
        FeedException.ofKafka(
            BROKERS,
            new TimeoutException(
                "not present", new UnknownTopicOrPartitionException("no such topic")));

    assertThat(noTopic.isPassing()).isTrue();
    assertThat(noTopic)
        .hasMessageContaining("could not do it now")
        .hasMessageContaining("no such topic");
  }

  @Test
  void whatHasNoMessageHasAName() {
    assertThat(FeedException.ofKafka(BROKERS, new java.util.concurrent.TimeoutException()))
        .hasMessageContaining("(TimeoutException)");
  }

  @Test
  void whatAServerCannotDoNowPasses() {
    FeedException moved =
        FeedException.ofKafka(BROKERS, new NotLeaderOrFollowerException("moving"));

    assertThat(moved.isPassing()).isTrue();
    assertThat(moved).hasMessageContaining("could not do it now").hasMessageContaining("moving");
  }

  @Test
  void aNameThatNobodyKnowsIsAbsenceAndASettingThatIsNoneIsNot() {
    assertThatThrownBy(() -> new TopicAdmin(client("no-such-host.invalid:9092")))
        .isInstanceOfSatisfying(FeedException.class, e -> assertThat(e.isPassing()).isTrue())
        .hasMessageContaining("does not answer at no-such-host.invalid:9092")
        .hasMessageContaining("No resolvable bootstrap urls");
    assertThatThrownBy(() -> new TopicAdmin(client("no port")))
        .isInstanceOfSatisfying(FeedException.class, e -> assertThat(e.isPassing()).isFalse())
        .hasMessageContaining("Invalid url in bootstrap.servers");
  }

  private static Properties client(String brokers) {
    Properties client = new Properties();
    client.setProperty("bootstrap.servers", brokers);
    return client;
  }
}
