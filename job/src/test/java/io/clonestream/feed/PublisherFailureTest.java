package io.clonestream.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidPidMappingException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

class PublisherFailureTest {

  private static final BranchKey BRANCH = new BranchKey("acme", "shop", "main");

  @Test
  void aCommitThatMetTheStateItsOwnFirstSendingLeftIsUndecided() {
    FeedException failure =
        failure(new KafkaException("fatal", new InvalidTxnStateException("invalid state")));

    assertThat(failure.wantsNewStart()).isTrue();
    assertThat(failure.isPassing()).isTrue();
  }

  @Test
  void anotherPublisherIsFinalAndABrokerThatFallsSilentPasses() {
    FeedException fenced = failure(new ProducerFencedException("fenced"));
    FeedException silent = failure(new TimeoutException("no id within 60 s"));

    assertThat(fenced.isPassing()).isFalse();
    assertThat(fenced).hasMessageContaining("acme/shop@main has taken over");
    assertThat(fenced.wantsNewStart()).isFalse();
    assertThat(silent.isPassing()).isTrue();
    assertThat(silent.wantsNewStart()).isTrue();
    assertThat(silent)
        .hasMessage(
            "Kafka at broker:9092 answered, and then not any more: no id within 60 s [CS-FEED-004]");
    assertThat(failure(new InvalidPidMappingException("a week")).wantsNewStart()).isTrue();
    assertThat(failure(new TopicAuthorizationException("no")).isPassing()).isFalse();
  }

  private static FeedException failure(KafkaException cause) {
    return Publisher.failure(cause, BRANCH, "broker:9092");
  }
}
