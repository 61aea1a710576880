// Drawn: what a symbol is like, and what that is like, up to three steps, none below the confidence.
MATCH own = (s:Symbol {id: $symbol})-[i:INSTANCE_OF|WAS_INSTANCE_OF]->(c:CloneClass)
WHERE s.tenant = $tenant
  AND i.validFrom <= $at
  AND (i.validTo IS NULL OR $at < i.validTo)
MATCH steps = (c)
  ((x:CloneClass)-[e:SIMILAR_TO|WAS_SIMILAR_TO]-(y:CloneClass)
    WHERE e.confidence >= $minConfidence
      AND e.validFrom <= $at
      AND (e.validTo IS NULL OR $at < e.validTo)
      AND (size($languages) = 0 OR y.language IN $languages)){1,3}
  (d:CloneClass)
CALL (d) {
  MATCH q = (d)<-[j:INSTANCE_OF|WAS_INSTANCE_OF]-(z:Symbol)
  WHERE j.validFrom <= $at
    AND (j.validTo IS NULL OR $at < j.validTo)
    AND (size($repositories) = 0 OR z.repository IN $repositories)
  RETURN collect(q) AS copies
}
WITH own, steps, copies
WHERE size(copies) > 0
RETURN own, steps, copies
LIMIT $limit
