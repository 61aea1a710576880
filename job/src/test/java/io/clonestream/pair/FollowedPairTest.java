package io.clonestream.pair;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.follow.Stamp;
import io.clonestream.gate.Timeline.Period;
import io.clonestream.match.Similarity;
import java.util.List;
import org.junit.jupiter.api.Test;

class FollowedPairTest {

  private static final String KEY = "a|b";
  private static final Similarity SIMILAR =
      new Similarity("a", "b", "t", 3, .9f, .9f, .8f, .7f, false, "model", "calibration");

  @Test
  void aPairThatNeverLivedTogetherWithdrawsInEachEpochWhatACrashedAttemptMayHaveWritten() {
    FollowedPair pair = apart();

    PairEdges first = pair.due(1);
    assertThat(first.isWithdrawal()).isTrue();
    assertThat(first.stamp()).isEqualTo(new Stamp(1, 0));
    pair = pair.emitted(first);
    assertThat(pair.due(1)).isNull();

    assertThat(pair.due(2).stamp()).isEqualTo(new Stamp(2, 0));
  }

  @Test
  void onceItLivedTogetherItKeepsItsStampThoughItNeverDidAfterAll() {
    FollowedPair pair = apart();
    pair = pair.emitted(pair.due(1));
    pair = pair.with(side(true, 10, 30));

    PairEdges lived = pair.due(1);
    assertThat(lived.versions()).hasSize(1);
    assertThat(lived.stamp()).isEqualTo(new Stamp(1, 1));
    pair = pair.emitted(lived).with(side(true, 10, 20));

    PairEdges apartAgain = pair.due(1);
    assertThat(apartAgain.versions()).isEmpty();
    assertThat(apartAgain.isWithdrawal()).isFalse();
    assertThat(apartAgain.stamp()).isEqualTo(new Stamp(1, 2));
  }

  @Test
  void anAnswerShowsItAboveEverythingAndLeavesDueWhatIsDue() {
    FollowedPair pair = apart().with(side(true, 10, 30));
    pair = pair.emitted(pair.due(1));

    FollowedPair answered = pair.answered(new Stamp(2, 6));

    assertThat(pair.answer(new Stamp(2, 6)).versions()).hasSize(1);
    assertThat(answered.due(1)).isNull();
    assertThat(answered.due(2).stamp()).isEqualTo(new Stamp(2, 7));
  }

  @Test
  void aPairThatACalibrationLetsGoHasNoPeriodUntilAnotherKeepsIt() {
    FollowedPair pair = apart().with(side(true, 10, 30));
    pair = pair.emitted(pair.due(1));
    Similarity letGo =
        new Similarity("a", "b", "t", Similarity.NOT_KEPT, .2f, .9f, .8f, .7f, false, "m", "two");

    pair = pair.with(new PairMessage.Scored(letGo));
    PairEdges gone = pair.due(1);
    assertThat(gone.versions()).isEmpty();
    assertThat(gone.stamp()).isEqualTo(new Stamp(1, 2));
    assertThat(gone.isWithdrawal()).isFalse();

    pair = pair.emitted(gone).with(new PairMessage.Scored(SIMILAR));
    assertThat(pair.due(1).versions()).hasSize(1);
  }

  @Test
  void whatWasNeverShownIsWithdrawnAndWhatWasShownOnceIsNot() {
    assertThat(FollowedPair.NEW.answer(new Stamp(1, 1))).isNull();
    assertThat(apart().answer(new Stamp(1, 1))).isNull();

    FollowedPair shown = apart().with(side(true, 10, 30));
    shown = shown.emitted(shown.due(1)).with(side(true, 10, 20));
    assertThat(shown.answer(new Stamp(1, 2)).versions()).isEmpty();
    assertThat(shown.answer(new Stamp(1, 2)).isWithdrawal()).isFalse();
  }

  private static FollowedPair apart() {
    return FollowedPair.NEW
        .with(new PairMessage.Scored(SIMILAR))
        .with(side(true, 10, 20))
        .with(side(false, 20, 40));
  }

  private static PairMessage side(boolean lower, long from, long to) {
    return new PairMessage.SideLived(
        KEY, lower, List.of(new Period(from, to, "c" + from, "c" + to)));
  }
}
