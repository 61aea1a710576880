// How these clone classes resembled others at an instant, each pair from its lower id.
// $classes: ids; $at.
UNWIND $classes AS id
MATCH (lower:CloneClass {id: id})
USING INDEX SEEK lower:CloneClass(id)
MATCH (lower)-[e:SIMILAR_TO|WAS_SIMILAR_TO]->(higher:CloneClass)
WHERE e.validFrom <= $at
  AND (e.validTo IS NULL OR $at < e.validTo)
RETURN id AS lower,
       higher.id AS higher,
       {
         cloneType: e.cloneType,
         confidence: e.confidence,
         cosine: e.cosine,
         jaccard: e.jaccard,
         structure: e.structure,
         crossLanguage: e.crossLanguage,
         model: e.model,
         calibration: e.calibration
       } AS similarity
