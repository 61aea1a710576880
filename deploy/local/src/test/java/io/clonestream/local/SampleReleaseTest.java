package io.clonestream.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleReleaseTest {

  @Test
  void theReleasesOfALibraryFollowEachOther() {
    assertThat(SampleRelease.table()).isNotEmpty();
    SampleRelease.table()
        .values()
        .forEach(
            releases ->
                assertThat(releases)
                    .isSortedAccordingTo(Comparator.comparing(SampleRelease::released)));
  }

  @Test
  void thePomAsksMavenForTheSourcesOfEachRelease() {
    var release = new SampleRelease("org.x", "lib", "1.2", Instant.EPOCH);
    assertThat(SampleDownload.pom(List.of(release), Path.of("/jars")))
        .contains(
            "<groupId>org.x</groupId><artifactId>lib</artifactId><version>1.2</version>",
            "<classifier>sources</classifier>",
            "<outputDirectory>/jars</outputDirectory>");
    assertThat(release.jar()).isEqualTo("lib-1.2-sources.jar");
  }
}
