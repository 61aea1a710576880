package io.clonestream.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.KafkaException;
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

    assertThat(failure.isUndecided()).isTrue();
    assertThat(failure.isPassing()).isTrue();
  }

  @Test
  void anotherPublisherIsFinalAndAnAbsentBrokerPasses() {
    FeedException fenced = failure(new ProducerFencedException("fenced"));
    FeedException absent = failure(new TimeoutException("no answer"));

    assertThat(fenced.isPassing()).isFalse();
    assertThat(fenced).hasMessageContaining("acme/shop@main has taken over");
    assertThat(absent.isPassing()).isTrue();
    assertThat(absent.isUndecided()).isFalse();
    assertThat(failure(new TopicAuthorizationException("no")).isPassing()).isFalse();
  }

  private static FeedException failure(KafkaException cause) {
    return Publisher.failure(cause, BRANCH, "broker:9092");
  }
}
