// Clones that a commit opened: copies made, and pairs that became alike.
CALL () {
  MATCH (x:Symbol)-[i:INSTANCE_OF]->(c:CloneClass)
  WHERE i.openedBy = $commit
  RETURN x, i, c
  UNION ALL
  MATCH (x:Symbol)-[i:WAS_INSTANCE_OF]->(c:CloneClass)
  WHERE i.openedBy = $commit
  RETURN x, i, c
}
WITH x, i, c
WHERE x.tenant = $tenant
  AND i.validFrom <= $at
  AND c.tokens >= $minTokens
  AND ($tests OR NOT (x.test OR i.generated))
  AND (size($repositories) = 0 OR x.repository IN $repositories)
  AND (size($languages) = 0 OR x.language IN $languages)
CALL (x, i, c) {
  MATCH (y:Symbol)-[j:INSTANCE_OF|WAS_INSTANCE_OF]->(c)
  WHERE y <> x
    AND j.validFrom <= i.validFrom
    AND (j.validTo IS NULL OR i.validFrom < j.validTo)
    AND (j.openedBy <> $commit OR x.id < y.id)
  RETURN y, 1 AS cloneType, 1.0 AS confidence
  UNION ALL
  MATCH (c)-[e:SIMILAR_TO|WAS_SIMILAR_TO]-(d:CloneClass)
  WHERE e.confidence >= $minConfidence
    AND e.validFrom <= i.validFrom
    AND (e.validTo IS NULL OR i.validFrom < e.validTo)
  MATCH (y:Symbol)-[j:INSTANCE_OF|WAS_INSTANCE_OF]->(d)
  WHERE j.validFrom <= i.validFrom
    AND (j.validTo IS NULL OR i.validFrom < j.validTo)
    AND (j.openedBy <> $commit OR x.id < y.id)
  RETURN y, e.cloneType AS cloneType, e.confidence AS confidence
}
RETURN x.repository + ':' + x.path + ':' + i.startLine AS place,
       x.qualifiedName AS name,
       y.id AS resembles,
       cloneType,
       confidence
ORDER BY confidence DESC, place, resembles
LIMIT $limit
