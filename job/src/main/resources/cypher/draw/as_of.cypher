// Drawn: what was duplicated at an instant, most confident first. Both tenses, by interval.
MATCH (a:CloneClass {tenant: $tenant})-[e:SIMILAR_TO|WAS_SIMILAR_TO]->(b:CloneClass)
WHERE e.confidence >= $minConfidence
  AND e.validFrom <= $at
  AND (e.validTo IS NULL OR $at < e.validTo)
  AND a.tokens >= $minTokens
  AND b.tokens >= $minTokens
  AND (size($languages) = 0 OR (a.language IN $languages AND b.language IN $languages))
WITH a, e, b
ORDER BY e.confidence DESC, e.edgeId
CALL (a) {
  MATCH p = (x:Symbol)-[i:INSTANCE_OF|WAS_INSTANCE_OF]->(a)
  WHERE i.validFrom <= $at
    AND (i.validTo IS NULL OR $at < i.validTo)
    AND ($tests OR NOT (x.test OR x.generated))
    AND (size($repositories) = 0 OR x.repository IN $repositories)
  RETURN collect(p) AS copies
}
CALL (b) {
  MATCH p = (y:Symbol)-[j:INSTANCE_OF|WAS_INSTANCE_OF]->(b)
  WHERE j.validFrom <= $at
    AND (j.validTo IS NULL OR $at < j.validTo)
    AND ($tests OR NOT (y.test OR y.generated))
    AND (size($repositories) = 0 OR y.repository IN $repositories)
  RETURN collect(p) AS otherCopies
}
WITH a, e, b, copies, otherCopies
WHERE size(copies) > 0
  AND size(otherCopies) > 0
RETURN a, e, b, copies, otherCopies
LIMIT $limit
