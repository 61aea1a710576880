UNWIND $batch.rows AS row
MATCH (source:CloneClass {id: row.source})
USING INDEX SEEK source:CloneClass(id)
UNWIND row.relationships AS r
MATCH (target:CloneClass {id: r.target})
USING INDEX SEEK target:CloneClass(id)
CREATE (source)-[:SIMILAR_TO {
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
  openedBy: r.openedBy,
  recordedAt: r.recordedAt,
  epoch: r.epoch,
  revision: r.revision
}]->(target)
