// Clones that a commit closed: copies removed or changed, and pairs that are no longer alike.
MATCH (x:Symbol)-[i:WAS_INSTANCE_OF]->(c:CloneClass)
WHERE i.closedBy = $commit
  AND x.tenant = $tenant
  AND i.validTo <= $at
  AND c.tokens >= $minTokens
  AND ($tests OR NOT (x.test OR i.generated))
  AND (size($repositories) = 0 OR x.repository IN $repositories)
  AND (size($languages) = 0 OR x.language IN $languages)
CALL (x, i, c) {
  MATCH (y:Symbol)-[j:INSTANCE_OF|WAS_INSTANCE_OF]->(c)
  WHERE y <> x
    AND j.validFrom < i.validTo
    AND (j.validTo IS NULL OR i.validTo <= j.validTo)
    AND (j.closedBy IS NULL OR j.closedBy <> $commit OR x.id < y.id)
    AND (y.branch = x.branch OR y.repository <> x.repository)
  RETURN y, 1 AS cloneType, 1.0 AS confidence
  UNION ALL
  MATCH (c)-[e:SIMILAR_TO|WAS_SIMILAR_TO]-(d:CloneClass)
  WHERE e.confidence >= $minConfidence
    AND e.validFrom < i.validTo
    AND (e.validTo IS NULL OR i.validTo <= e.validTo)
  MATCH (y:Symbol)-[j:INSTANCE_OF|WAS_INSTANCE_OF]->(d)
  WHERE j.validFrom < i.validTo
    AND (j.validTo IS NULL OR i.validTo <= j.validTo)
    AND (j.closedBy IS NULL OR j.closedBy <> $commit OR x.id < y.id)
    AND (y.branch = x.branch OR y.repository <> x.repository)
  RETURN y, e.cloneType AS cloneType, e.confidence AS confidence
}
RETURN x.repository + ':' + x.path AS place,
       x.qualifiedName AS name,
       y.id AS resembled,
       cloneType,
       confidence
ORDER BY confidence DESC, place, resembled
LIMIT $limit
