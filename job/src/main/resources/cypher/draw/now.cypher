// Drawn: what is duplicated now, most confident first. The present tense alone: one plain pattern.
MATCH (a:CloneClass {tenant: $tenant})-[e:SIMILAR_TO]->(b:CloneClass)
WHERE e.confidence >= $minConfidence
  AND $since <= e.validFrom
  AND a.tokens >= $minTokens
  AND b.tokens >= $minTokens
  AND (size($languages) = 0 OR (a.language IN $languages AND b.language IN $languages))
WITH a, e, b
ORDER BY e.confidence DESC, e.edgeId
CALL (a) {
  MATCH p = (x:Symbol)-[:INSTANCE_OF]->(a)
  WHERE ($tests OR NOT (x.test OR x.generated))
    AND (size($repositories) = 0 OR x.repository IN $repositories)
  RETURN collect(p) AS copies
}
CALL (b) {
  MATCH p = (y:Symbol)-[:INSTANCE_OF]->(b)
  WHERE ($tests OR NOT (y.test OR y.generated))
    AND (size($repositories) = 0 OR y.repository IN $repositories)
  RETURN collect(p) AS otherCopies
}
WITH a, e, b, copies, otherCopies
WHERE size(copies) > 0
  AND size(otherCopies) > 0
RETURN a, e, b, copies, otherCopies
LIMIT $limit
