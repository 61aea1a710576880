package io.clonestream.pair;

import io.clonestream.match.Similarity;
import io.clonestream.schemas.EdgeVersion;
import io.clonestream.schemas.SimilarityEdge;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Pairs as records of the edge topic: {@link SimilarityEdge} in Avro single-object encoding. */
public final class EdgeRecords {

  private EdgeRecords() {}

  public static byte[] key(PairEdges pair) {
    Similarity similarity = pair.similarity();
    return PairMessage.key(similarity.lowerId(), similarity.higherId())
        .getBytes(StandardCharsets.UTF_8);
  }

  /** The stamp, which a record without a value needs too. */
  public static Map<String, String> headers(PairEdges pair) {
    return Map.of(
        "epoch", Long.toString(pair.stamp().epoch()),
        "revision", Long.toString(pair.stamp().revision()));
  }

  /** Null deletes: a pair that never lived together is none. */
  public static byte @Nullable [] value(PairEdges pair) {
    if (pair.isWithdrawal()) {
      return null;
    }
    Similarity similarity = pair.similarity();
    SimilarityEdge edge =
        SimilarityEdge.newBuilder()
            .setTenant(similarity.tenant())
            .setLowerId(similarity.lowerId())
            .setHigherId(similarity.higherId())
            .setEpoch(pair.stamp().epoch())
            .setRevision(pair.stamp().revision())
            .setCloneType(similarity.cloneType())
            .setConfidence(similarity.confidence())
            .setCosine(similarity.cosine())
            .setJaccard(similarity.jaccard())
            .setStructure(similarity.structure())
            .setCrossLanguage(similarity.crossLanguage())
            .setModel(similarity.model())
            .setCalibration(similarity.calibration())
            .setVersions(pair.versions().stream().map(EdgeRecords::version).toList())
            .build();
    try {
      ByteBuffer buffer = edge.toByteBuffer();
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static EdgeVersion version(PairEdges.EdgeVersion version) {
    return EdgeVersion.newBuilder()
        .setEdgeId(version.edgeId())
        .setValidFrom(Instant.ofEpochMilli(version.validFrom()))
        .setValidTo(
            version.validTo() == PairEdges.OPEN ? null : Instant.ofEpochMilli(version.validTo()))
        .setOpenedBy(version.openedBy())
        .setClosedBy(version.closedBy())
        .build();
  }
}
