package io.clonestream.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.schemas.TagPublished;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BranchTagsTest {

  private static final BranchKey BRANCH = new BranchKey("acme", "shop", "main");
  private static final String ONE = "1".repeat(40);
  private static final String TWO = "2".repeat(40);
  private static final String UNPUBLISHED = "9".repeat(40);

  @Test
  void aTagThatAppearsMovesOrDisappearsIsRecordedAndOthersAreNot() {
    PublishedTags known =
        new PublishedTags(
            Set.of(ONE, TWO), Map.of("kept", ONE, "moved", ONE, "gone", TWO, "away", ONE), 7);
    BranchTags tags =
        new BranchTags(
            BRANCH,
            Map.of(
                "kept",
                ONE,
                "moved",
                TWO,
                "new",
                ONE,
                "elsewhere",
                UNPUBLISHED,
                "away",
                UNPUBLISHED),
            0);

    List<TagPublished> changes = tags.changesSince(known);

    assertThat(changes)
        .extracting(tag -> tag.getSequence() + " " + tag.getName() + " " + tag.getSha())
        .containsExactly("8 away null", "9 gone null", "10 moved " + TWO, "11 new " + ONE);
    assertThat(tags.mark().sequence()).isEqualTo(11);
  }

  @Test
  void whatIsRecordedOnceIsNotRecordedAgain() {
    BranchTags tags = new BranchTags(BRANCH, Map.of("v1", ONE, "v2", TWO), 3);
    PublishedTags before = new PublishedTags(Set.of(ONE, TWO), Map.of("v0", ONE), 3);

    List<TagPublished> changes = tags.changesSince(before);
    Map<String, TagPublished> last = new HashMap<>();
    changes.forEach(tag -> last.put(tag.getName(), tag));

    assertThat(changes).hasSize(3);
    assertThat(tags.changesSince(PublishedTags.of(Set.of(ONE, TWO), last))).isEmpty();
  }

  @Test
  void theTagsAtACommitGoWithItsStep() {
    BranchTags tags = new BranchTags(BRANCH, Map.of("v1", ONE, "stable", ONE, "v2", TWO), 0);

    assertThat(tags.at(ONE)).extracting(TagPublished::getName).containsExactly("stable", "v1");
    assertThat(tags.at(UNPUBLISHED)).isEmpty();
  }

  @Test
  void theMarkOfTheLastRecordTellsWhetherAnyTagChanged() {
    Map<String, String> now = new TreeMap<>(Map.of("v1", ONE));
    TagMark mark = new BranchTags(BRANCH, now, 0).mark();

    assertThat(new BranchTags(BRANCH, now, 5).areRecorded(mark)).isTrue();
    assertThat(new BranchTags(BRANCH, now, 5).areRecorded(null)).isFalse();
    now.put("v1", TWO);
    assertThat(new BranchTags(BRANCH, now, 5).areRecorded(mark)).isFalse();
  }
}
