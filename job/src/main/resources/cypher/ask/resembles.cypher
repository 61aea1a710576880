// What a symbol resembles: exact copies, renamed copies, near misses and the same meaning.
MATCH (s:Symbol)-[i:INSTANCE_OF|WAS_INSTANCE_OF]->(c:CloneClass)
WHERE s.id IN $symbols
  AND s.tenant = $tenant
  AND i.validFrom <= $at
  AND (i.validTo IS NULL OR $at < i.validTo)
CALL (c) {
  RETURN c AS alike, 1 AS cloneType, 1.0 AS confidence, null AS since
  UNION
  MATCH (c)-[:HAS_FORM]->(:Form)<-[:HAS_FORM]-(alike:CloneClass)
  RETURN alike, 2 AS cloneType, 1.0 AS confidence, null AS since
  UNION
  MATCH (c)-[e:SIMILAR_TO|WAS_SIMILAR_TO]-(alike:CloneClass)
  WHERE e.confidence >= $minConfidence
    AND e.validFrom <= $at
    AND (e.validTo IS NULL OR $at < e.validTo)
  RETURN alike, e.cloneType AS cloneType, e.confidence AS confidence, e.validFrom AS since
}
MATCH (y:Symbol)-[j:INSTANCE_OF|WAS_INSTANCE_OF]->(alike)
WHERE y <> s
  AND j.validFrom <= $at
  AND (j.validTo IS NULL OR $at < j.validTo)
  AND (size($repositories) = 0 OR y.repository IN $repositories)
  AND (size($languages) = 0 OR y.language IN $languages)
RETURN s.id AS symbol,
       y.id AS other,
       j.startLine AS line,
       cloneType,
       confidence,
       coalesce(since, CASE WHEN i.validFrom > j.validFrom THEN i.validFrom ELSE j.validFrom END) AS since
ORDER BY confidence DESC, cloneType, symbol, other
LIMIT $limit
