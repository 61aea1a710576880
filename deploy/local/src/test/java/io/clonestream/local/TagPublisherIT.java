package io.clonestream.local;

import static io.clonestream.local.PublishedRepository.method;
import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.feed.EventDecoder;
import io.clonestream.feed.Topics;
import io.clonestream.schemas.TagPublished;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.api.MergeCommand.FastForwardMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tags at published commits, against a real broker. */
class TagPublisherIT {

  @RegisterExtension static final PublishedRepository published = new PublishedRepository();

  @Test
  void tagsAtPublishedCommitsAreRecordedWhenTheyComeMoveAndGoAndOnlyThen() throws Exception {
    String first = published.commit("A.java", method("one", 1));
    published.git.tag().setName("v1").setAnnotated(true).setMessage("first").call();
    String second = published.commit("A.java", method("one", 2));
    published.publish();
    published.publish();
    assertThat(tags()).containsExactly("1 v1 " + first);

    published.git.tag().setName("v2").setAnnotated(false).call();
    published.publish();
    published.publish();
    published
        .git
        .tag()
        .setName("v2")
        .setAnnotated(false)
        .setForceUpdate(true)
        .setObjectId(head(first))
        .call();
    published.git.tagDelete().setTags("v1").call();
    published.publish();
    published.publish();
    assertThat(tags())
        .containsExactly("1 v1 " + first, "2 v2 " + second, "3 v1 null", "4 v2 " + first);

    String third = published.commit("A.java", method("one", 3));
    published.git.tag().setName("v3").setAnnotated(false).call();
    published.publish();
    published.publish();
    assertThat(tags()).endsWith("5 v3 " + third).hasSize(5);
    assertThat(published.commits()).hasSize(3);
  }

  @Test
  void aTagAtACommitThatIsNotPublishedIsRecordedWhenTheCommitIs() throws Exception {
    published.commit("A.java", method("one", 1));
    published.publish();
    published.git.checkout().setCreateBranch(true).setName("side").call();
    String side = published.commit("B.java", method("two", 1));
    published.git.tag().setName("side-1").setAnnotated(false).call();
    published.git.checkout().setName("main").call();
    published.publish();
    assertThat(tags()).isEmpty();

    published.git.merge().include(head(side)).setFastForward(FastForwardMode.FF).call();
    published.publish();

    assertThat(tags()).containsExactly("1 side-1 " + side);
  }

  private RevCommit head(String commit) throws Exception {
    try (RevWalk walk = new RevWalk(published.git.getRepository())) {
      return walk.parseCommit(ObjectId.fromString(commit));
    }
  }

  private List<String> tags() throws Exception {
    EventDecoder<TagPublished> decoder = EventDecoder.tags();
    List<String> tags = new ArrayList<>();
    for (var record : published.committed(Topics.COMMITS, published.branch.key())) {
      if (decoder.claims(record.value())) {
        TagPublished tag = decoder.decode(record.value());
        tags.add(tag.getSequence() + " " + tag.getName() + " " + tag.getSha());
      }
    }
    return tags;
  }
}
