UNWIND $batch.rows AS row
MATCH (source) WHERE elementId(source) = row.source
UNWIND row.relationships AS r
MATCH (target) WHERE elementId(target) = r.target
CREATE (source)-[:WAS_SIMILAR_TO {
  edgeId: r.edgeId,
  cloneType: r.cloneType,
  confidence: r.confidence,
  cosine: r.cosine,
  jaccard: r.jaccard,
  structure: r.structure,
  crossLanguage: r.crossLanguage,
  model: r.model,
  calibration: r.calibration,
  validFrom: r.validFrom,
  validTo: r.validTo,
  openedBy: r.openedBy,
  closedBy: r.closedBy,
  recordedAt: r.recordedAt,
  epoch: r.epoch,
  revision: r.revision
}]->(target)
