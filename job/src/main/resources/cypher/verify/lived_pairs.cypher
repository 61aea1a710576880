// How these clone classes resembled others at an instant.
// $classes: ids; $at.
UNWIND $classes AS id
MATCH (c:CloneClass {id: id})
USING INDEX SEEK c:CloneClass(id)
MATCH (c)-[e:SIMILAR_TO|WAS_SIMILAR_TO]-(other:CloneClass)
WHERE e.validFrom <= $at
  AND (e.validTo IS NULL OR $at < e.validTo)
RETURN id AS class,
       other.id AS other,
       startNode(e).id AS lower,
       endNode(e).id AS higher,
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
