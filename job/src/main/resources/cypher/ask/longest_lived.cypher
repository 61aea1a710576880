// Clones that have lived longest: pairs that are alike since long ago and still are.
CALL () {
  MATCH (a:CloneClass)-[e:SIMILAR_TO]->(b:CloneClass)
  WHERE e.validFrom <= $at
    AND e.confidence >= $minConfidence
  RETURN a, e, b
  UNION ALL
  MATCH (a:CloneClass)-[e:WAS_SIMILAR_TO]->(b:CloneClass)
  WHERE e.validTo > $at
    AND e.validFrom <= $at
    AND e.confidence >= $minConfidence
  RETURN a, e, b
}
WITH a, e, b
WHERE a.tenant = $tenant
  AND a.tokens >= $minTokens
  AND b.tokens >= $minTokens
  AND (size($languages) = 0 OR (a.language IN $languages AND b.language IN $languages))
WITH a, e, b
ORDER BY e.validFrom, e.confidence DESC, e.edgeId
MATCH (x:Symbol)-[i:INSTANCE_OF|WAS_INSTANCE_OF]->(a)
WHERE i.validFrom <= $at
  AND (i.validTo IS NULL OR $at < i.validTo)
  AND ($tests OR NOT (x.test OR i.generated))
  AND (size($repositories) = 0 OR x.repository IN $repositories)
MATCH (y:Symbol)-[j:INSTANCE_OF|WAS_INSTANCE_OF]->(b)
WHERE j.validFrom <= $at
  AND (j.validTo IS NULL OR $at < j.validTo)
  AND ($tests OR NOT (y.test OR j.generated))
  AND (y.branch = x.branch OR y.repository <> x.repository)
  AND (size($repositories) = 0 OR y.repository IN $repositories)
RETURN e.validFrom AS since,
       x.repository + ':' + x.path + ':' + coalesce(i.startLines[size([p IN i.placedAt WHERE p <= $at]) - 1], i.startLine) AS place,
       x.qualifiedName AS name,
       y.repository + ':' + y.path + ':' + coalesce(j.startLines[size([p IN j.placedAt WHERE p <= $at]) - 1], j.startLine) AS otherPlace,
       y.qualifiedName AS otherName,
       e.cloneType AS cloneType,
       e.confidence AS confidence
LIMIT $limit
